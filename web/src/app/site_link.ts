/** The page's own address may bring a link: the element gets it before it is made, and again whenever the reader enters another. */
const element = document.querySelector("rnn-playground");

function handOn(): void {
  if (/[#&]v\d+=/.test(location.hash)) element?.setAttribute("link", location.hash);
}

element?.setAttribute("home", location.href.replace(/#.*/s, ""));
addEventListener("hashchange", handOn);
handOn();

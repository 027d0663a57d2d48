/** The list of everything the page can be asked for. */
export interface CommandChoices {
  /** What is searched for. */
  readonly query: string;
}

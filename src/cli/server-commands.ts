/** Commands that work on the server's own data. */
export async function createSchoolCommand(_options: { readonly name: string }): Promise<void> {}
export async function createTokenCommand(_options: {
  readonly school: string;
  readonly role: string;
}): Promise<void> {}
export async function consoleEntry(_options: { readonly school: string }): Promise<void> {}
export async function runDoctor(): Promise<void> {}

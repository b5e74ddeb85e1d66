/** A value that is written as it is: pdfkit writes by its `toString` what is no plain object. */
export class Literal {
  readonly [Symbol.toStringTag] = "Literal";
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

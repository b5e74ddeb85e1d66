/** The one thing that pdfkit asks of Node's streams: what is pushed comes out, also before anybody listens. */
class Readable {
  #listeners = new Map();
  #waiting = [];

  on(event, listener) {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
    if (event === "data") for (const chunk of this.#waiting.splice(0)) listener(chunk);
    return this;
  }

  emit(event, value) {
    for (const listener of this.#listeners.get(event) ?? []) listener(value);
  }

  push(chunk) {
    if (chunk === null) this.emit("end");
    else if (this.#listeners.has("data")) this.emit("data", chunk);
    else this.#waiting.push(chunk);
    return true;
  }
}

export default { Readable };

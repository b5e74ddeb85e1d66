import { randomUUID } from "node:crypto";
import {
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from "node:http";
import type { Duplex } from "node:stream";
import { type Refusal, refusalAnswer } from "./answer.ts";

const malformedRefusals: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: "HEADERS_TOO_LARGE",
  HPE_CHUNK_EXTENSIONS_OVERFLOW: "TOO_LARGE",
  ERR_HTTP_REQUEST_TIMEOUT: "TOO_SLOW",
};

/** Told of each refusal, for log and metrics. */
type NoteRefused = (refusal: Refusal, id: string) => void;

function malformedAnswer(refusal: Refusal, note: NoteRefused) {
  const id = randomUUID();
  note(refusal, id);
  const answer = refusalAnswer(refusal, id);
  const headers = {
    "content-type": "application/problem+json; charset=utf-8",
    "x-request-id": id,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    connection: "close",
  };
  return { status: answer.status, headers, body: JSON.stringify(answer) };
}

/** What the adaptor answers to what it cannot make a request of. */
export function malformedResponse(note: NoteRefused): Response {
  const { body, ...rest } = malformedAnswer("MALFORMED", note);
  return new Response(body, rest);
}

/** The same as it goes over the wire, for callers with whom no request came about. */
function rawAnswer(refusal: Refusal, note: NoteRefused): string {
  const { status, headers, body } = malformedAnswer(refusal, note);
  const lines = Object.entries({ ...headers, "content-length": Buffer.byteLength(body) });
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...lines.map(([name, value]) => `${name}: ${value}`),
    "",
    body,
  ].join("\r\n");
}

/**
 * Answers what is no request as the service answers everything, and closes the connection; Node's own answers have no body.
 * Requests go on to `listener`.
 */
export function answerMalformed(server: Server, listener: RequestListener, note: NoteRefused): void {
  const answering = new WeakMap<Duplex, ServerResponse>();
  const refused = new WeakSet<Duplex>();
  const refuse = (socket: Duplex, refusal: Refusal) => {
    if (refused.has(socket)) return; // more of the same, which is read and dropped
    refused.add(socket);
    const response = answering.get(socket);
    // Nothing is written into the middle of another answer.
    if (!socket.writable || (response?.headersSent && !response.writableEnded)) {
      socket.destroy();
      return;
    }
    socket.end(rawAnswer(refusal, note));
    // Closed at once, the answer would be lost with what was not read.
    setTimeout(() => socket.destroy(), 500).unref();
  };
  server.on("request", (request, response) => {
    answering.set(request.socket, response);
    // Only HTTP/1.0 may name no host.
    if (request.headers.host === undefined && request.httpVersion !== "1.0")
      refuse(request.socket, "MALFORMED");
    else void listener(request, response);
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket) =>
    refuse(socket, malformedRefusals[error.code ?? ""] ?? "MALFORMED"),
  );
  server.on("connect", (_, socket) => refuse(socket, "METHOD"));
  server.on("checkExpectation", ({ socket }: IncomingMessage) => refuse(socket, "EXPECTATION"));
}

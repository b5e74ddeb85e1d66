import { md5 } from "@noble/hashes/legacy";
import { bytesToHex } from "@noble/hashes/utils";

const bytesOf = (data) => (typeof data === "string" ? new TextEncoder().encode(data) : new Uint8Array(data));

/** js-md5, which looks for Node's own sums, in the words of @noble/hashes, which is bundled anyway. */
export default Object.assign((data) => bytesToHex(md5(bytesOf(data))), {
  arrayBuffer: (data) => md5(bytesOf(data)).buffer,
});

// The line to the house: opens itself again when it breaks, and tells its owner the moment it is silent.
const SILENT_MS = 2000; // the safety reference's S-1: nothing older stays on the screen
const LOOK_MS = 100;
const RETRY_MS = [250, 500, 1000, 2000];
const POLICY = 1008, GONE = 4404, NOT_YOURS = 4403; // closed for good

class Line {
  constructor(address, owner) {
    this.address = address;
    this.owner = owner;
    this.tries = 0;
    this.closed = false;
    this.heardAt = performance.now();
    this.silent = false;
    setInterval(() => this.look(), LOOK_MS);
    addEventListener("online", () => this.open());
    addEventListener("pagehide", () => this.close());
    this.open();
  }

  open() {
    if (this.closed || (this.socket && this.socket.readyState < WebSocket.CLOSING)) return;
    clearTimeout(this.waiting);
    const socket = new WebSocket(this.address);
    this.socket = socket;
    socket.onmessage = (event) => {
      this.heardAt = performance.now();
      this.tries = 0;
      this.silent = false;
      this.owner.hear(JSON.parse(event.data));
    };
    socket.onclose = (event) => {
      if (this.socket !== socket || this.closed) return;
      this.socket = null;
      if ([POLICY, GONE, NOT_YOURS].includes(event.code)) {
        this.close();
        this.owner.refused(event.code === GONE ? "gone" : "not_yours");
        return;
      }
      this.owner.cut();
      this.waiting = setTimeout(() => this.open(), RETRY_MS[Math.min(this.tries++, RETRY_MS.length - 1)]);
    };
  }

  say(message) {
    if (this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(message));
    return true;
  }

  look() {
    if (this.closed || this.silent || performance.now() - this.heardAt < SILENT_MS) return;
    this.silent = true;
    this.owner.cut();
    // A line that is open and mute for so long is dead more often than not (a phone that changed its network).
    if (this.socket?.readyState === WebSocket.OPEN) this.owner.mute();
  }

  close() {
    this.closed = true;
    clearTimeout(this.waiting);
    this.socket?.close();
  }
}

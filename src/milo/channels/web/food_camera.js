// The camera of the diary: barcodes are read in the browser, a photo or a label is taken by a press and read by the house.
const READER = "/app/food/barcode-reader";
const EVERY_MS = 200; // between two looks for a barcode

class FoodCamera {
  // taken(kind, {code} or {blob}): what was seen.  chosen(kind): the person would rather choose a picture.
  constructor(dialog, words, taken) {
    this.dialog = dialog;
    this.words = words;
    this.taken = taken;
    this.video = dialog.querySelector("video");
    dialog.addEventListener("close", () => this.stop());
    dialog.querySelector("[data-shut]").addEventListener("click", () => dialog.close());
    dialog.querySelector("[data-shutter]").addEventListener("click", () => this.shoot());
    addEventListener("pagehide", () => this.stop());
  }

  // Whether this browser lets a page see through a camera; plain http lets none but this machine itself.
  static possible() { return Boolean(navigator.mediaDevices?.getUserMedia) && window.isSecureContext; }

  // Open for "photo", "label" or "barcode". false where there is no camera to open.
  async open(kind) {
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1280 } }, audio: false });
    } catch {
      return false;
    }
    this.kind = kind;
    this.dialog.dataset.kind = kind;
    this.dialog.querySelector("[data-hint]").textContent = this.words[`hint_${kind}`];
    this.dialog.showModal();
    this.video.srcObject = this.stream;
    await this.video.play();
    if (kind === "barcode") this.scan();
    return true;
  }

  stop() {
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = null;
    this.video.srcObject = null;
  }

  frame() {
    const canvas = made("canvas", { width: this.video.videoWidth, height: this.video.videoHeight });
    canvas.getContext("2d", { willReadFrequently: true }).drawImage(this.video, 0, 0);
    return canvas;
  }

  shoot() {
    if (!this.video.videoWidth) return;
    this.frame().toBlob((blob) => {
      this.dialog.close();
      this.taken(this.kind, { blob });
    }, "image/jpeg", 0.92);
  }

  // Look for a barcode until one is seen. Without the reader in the browser the shutter sends the picture to the house.
  async scan() {
    const reader = await barcodeReader();
    this.dialog.classList.toggle("without-reader", reader === null);
    while (reader && this.stream && this.kind === "barcode") {
      if (this.video.videoWidth) {
        const canvas = this.frame();
        const found = await reader(canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height));
        if (found && this.stream) {
          this.dialog.close();
          this.taken("barcode", { code: found });
          return;
        }
      }
      await new Promise((done) => { setTimeout(done, EVERY_MS); });
    }
  }
}

// A function from pixels to the digits of a product's code, or null; null itself where npm's reader is not installed.
let reading;
function barcodeReader() {
  reading ??= (async () => {
    if (!document.querySelector("[data-food][data-reader]")) return null;
    await new Promise((done, failed) => {
      const script = made("script", { src: `${READER}/iife/reader/index.js` });
      script.onload = done;
      script.onerror = failed;
      document.head.append(script);
    });
    const { prepareZXingModule, readBarcodes } = window.ZXingWASM;
    prepareZXingModule({ overrides: { locateFile: (name) => `${READER}/reader/${name}` }, fireImmediately: false });
    return async (pixels) => {
      const found = await readBarcodes(pixels, { formats: ["EAN13", "EAN8", "UPCA", "UPCE"], tryHarder: true, maxNumberOfSymbols: 1 });
      return found.find((one) => one.isValid && /^\d{6,14}$/.test(one.text))?.text ?? null;
    };
  })().catch(() => null);
  return reading;
}

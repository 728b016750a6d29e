// Saves a file that Python made.

const LONG_ENOUGH = 60_000; // milliseconds until the browser has certainly begun to save

export function saveFile({ content: { name, type }, buffers }) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(buffers, { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), LONG_ENOUGH);
}

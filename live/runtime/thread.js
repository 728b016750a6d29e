// Starts the kernel's thread; what it says before anybody listens is kept.
// handed: the thread need not read what is kept from an earlier visit; the page hands it over, as its own thread has time.
export function startThread({ base, config, boot = false, handed = false }) {
  const worker = new Worker(new URL(config.build.files.worker.name, base).href, { type: 'module' });
  const early = [];
  worker.onmessage = ({ data }) => early.push(data);
  worker.onerror = (event) => {
    event.preventDefault();
    early.push({ type: 'failed', code: 'missing', message: event.message || 'the kernel’s script did not load' });
  };
  worker.postMessage({ type: 'prepare', base, build: config.build, boot, handed });
  return { worker, early };
}

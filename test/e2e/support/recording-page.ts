/**
 * A page of an integrator, of the console's origin, that records its call by the example as it is shipped: a camera, a
 * microphone and a tone, mixed into one stream. What it shows is of one colour, which the story changes.
 */
import type { BrowserContext } from '@playwright/test';

const path = '/crm/call.html';

const html = `<!doctype html>
<html lang="en">
  <title>Call</title>
  <video muted playsinline hidden></video>
  <canvas width="320" height="180"></canvas>
  <button id="record">Record</button>
  <button id="stop">Stop</button>
  <output></output>
  <script type="module">
    import { recordTheCall } from '/examples/record-the-call.js';

    const asked = new URLSearchParams(location.search);
    const crm = (window.crm = { colour: 'red', given: [] });
    const over = new AbortController();

    // Listens to the browser's own recorder; says yes to one kind alone, where the story asks for that.
    window.MediaRecorder = class extends MediaRecorder {
      static isTypeSupported(kind) {
        return (!asked.has('kind') || kind === asked.get('kind')) && super.isTypeSupported(kind);
      }
      constructor(...given) {
        super(...given);
        this.addEventListener('start', () => (crm.beganAt = Date.now()));
        this.addEventListener('stop', () => (crm.endedAt = Date.now()));
        this.addEventListener('dataavailable', ({ data }) => crm.given.push(data));
      }
    };

    async function mixed() {
      const mine = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
      const sound = new AudioContext();
      const all = sound.createMediaStreamDestination();
      sound.createMediaStreamSource(mine).connect(all);
      const tone = new OscillatorNode(sound, { frequency: 440 });
      tone.connect(all);
      tone.start();
      if (asked.has('soundOnly')) return all.stream;

      const camera = document.querySelector('video');
      camera.srcObject = mine;
      await camera.play();
      const canvas = document.querySelector('canvas');
      const brush = canvas.getContext('2d');
      setInterval(() => {
        brush.fillStyle = crm.colour;
        brush.fillRect(0, 0, canvas.width, canvas.height);
        brush.drawImage(camera, canvas.width - 90, canvas.height - 60, 80, 50);
      }, 40);
      return new MediaStream([...canvas.captureStream(25).getTracks(), ...all.stream.getTracks()]);
    }

    const says = document.querySelector('output');
    document.querySelector('#stop').onclick = () => over.abort();
    document.querySelector('#record').onclick = async () => {
      const stream = await mixed();
      says.textContent = 'Recording';
      recordTheCall(stream, asked.get('call'), over.signal).then(
        () => (says.textContent = 'All is sent'),
        (error) => (says.textContent = 'Refused: ' + error.message),
      );
    };
  </script>
</html>`;

interface Crm {
  colour: string;
  readonly given: readonly Blob[];
  readonly beganAt: number;
  readonly endedAt: number;
}

export type RecordingPage = Awaited<ReturnType<typeof recordingPage>>;

/** Opens it for this call; its recorder can `kind` alone, and has `soundOnly`, where the story says so. */
export async function recordingPage(
  context: BrowserContext,
  origin: string,
  asked: { readonly call: string; readonly kind?: string; readonly soundOnly?: 'yes' },
) {
  await context.route(`**${path}*`, (route) => route.fulfill({ contentType: 'text/html', body: html }));
  const page = await context.newPage();
  const uploads: string[] = [];
  let [acknowledged, pieces] = [0, 0];
  page.on('response', (response) => {
    const headers = response.headers();
    if (response.status() === 201) uploads.push(headers['location']?.split('/').at(-1) ?? '');
    if (response.status() !== 204) return;
    acknowledged = Number(headers['upload-offset']);
    pieces += 1;
  });
  await page.goto(`${origin}${path}?${new URLSearchParams(asked)}`);
  /** After a reload it is another one. */
  const crm = () => page.evaluateHandle<Crm>('window.crm');
  return {
    page,
    /** What it sends, a file for each recorder. */
    uploads,
    /** How much of the newest the server said that it has. */
    acknowledged: () => acknowledged,
    pieces: () => pieces,
    says: page.getByRole('status'),
    record: () => page.getByRole('button', { name: 'Record' }).click(),
    stop: () => page.getByRole('button', { name: 'Stop' }).click(),
    show: async (colour: 'red' | 'lime') =>
      (await crm()).evaluate((its, shown) => {
        its.colour = shown;
      }, colour),
    /** What the recorder gave so far. */
    given: async () =>
      (await crm()).evaluate(({ given }) => ({
        pieces: given.length,
        bytes: given.reduce((sum, { size }) => sum + size, 0),
      })),
    /** All that it gave, as SHA-256. */
    sum: async () =>
      (await crm()).evaluate(async ({ given }) => {
        const digest = await crypto.subtle.digest('SHA-256', await new Blob([...given]).arrayBuffer());
        return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      }),
    beganAt: async () => (await crm()).evaluate(({ beganAt }) => beganAt),
    endedAt: async () => (await crm()).evaluate(({ endedAt }) => endedAt),
    /** From its first moment to its last, by the page's own clock. */
    seconds: async () => (await crm()).evaluate(({ beganAt, endedAt }) => (endedAt - beganAt) / 1000),
  };
}

import type { LauncherPorts } from '../session/launcher-ports';
import { noFindings, type CheckName, type Finding, type Findings } from './findings';
import { checkMedia, endStream, type MediaCheck } from './media-check';
import { checkProgram, checkScheme } from './program-check';

export interface SystemCheckView {
  readonly findings: Findings;
  readonly camera: MediaCheck | null;
  readonly microphone: MediaCheck | null;
}

interface Around {
  readonly makePorts: () => LauncherPorts;
  readonly isSecure: boolean;
  readonly media: MediaDevices | undefined;
  /** Address of RoomService, which the check link names. */
  readonly server: string;
  /** How long RoomService takes to answer, in milliseconds; rejects where it does not. */
  readonly askService: () => Promise<number>;
}

/** Runs the checks of one visit to the page. Outside React, so that a click can open a link and ask at once. */
export interface SystemCheck {
  readonly view: SystemCheckView;
  subscribe(listener: () => void): () => void;
  open(): void;
  close(): void;
  /** Everything that needs no question of the browser. `inCall`: the program is left alone. */
  run(inCall: boolean): void;
  /** In a click: makes the browser ask about programs on this computer. */
  askPermission(): void;
  /** In a click: opens the check link. */
  tryScheme(): void;
  /** The person says whether the browser asked to open the program. */
  browserAsked(asked: boolean): void;
  /** In a click: makes the browser ask for the device. */
  tryMedia(kind: 'camera' | 'microphone'): void;
  /** The meter has moved. */
  heard(): void;
  releaseMedia(): void;
}

const nothingYet: SystemCheckView = { findings: noFindings, camera: null, microphone: null };

export function createSystemCheck(around: Around): SystemCheck {
  const listeners = new Set<() => void>();
  let view = nothingYet;
  let ports: LauncherPorts | null = null;
  let visit = new AbortController();
  let stopWatching = () => {};

  function show(next: Partial<SystemCheckView>): void {
    view = { ...view, ...next };
    for (const listener of listeners) listener();
  }

  function found(findings: Partial<Record<CheckName, Finding>>): void {
    show({ findings: { ...view.findings, ...findings } });
  }

  /** Opened on first use: the frame that asks is only wanted where something is asked. */
  function portsOfVisit(): LauncherPorts {
    if (ports) return ports;
    ports = around.makePorts();
    stopWatching = ports.permissions.onChange(() => void askProgram(false));
    return ports;
  }

  async function askProgram(asking: boolean): Promise<void> {
    const { signal } = visit;
    if (asking) found({ permission: { code: 'running' }, program: { code: 'running' } });
    const findings = await checkProgram(portsOfVisit(), { asking, signal });
    if (signal.aborted) return;
    found({ ...findings });
  }

  async function askService(): Promise<void> {
    const { signal } = visit;
    found({ service: { code: 'running' } });
    const finding: Finding = await around.askService().then(
      (ms) => ({ code: 'service.ok', params: { ms: Math.round(ms) } }),
      () => ({ code: 'service.away' }),
    );
    if (!signal.aborted) found({ service: finding });
  }

  function releaseMedia(): void {
    if (!view.camera?.stream && !view.microphone?.stream) return;
    endStream(view.camera?.stream ?? null);
    endStream(view.microphone?.stream ?? null);
    show({
      camera: view.camera && { ...view.camera, stream: null },
      microphone: view.microphone && { ...view.microphone, stream: null },
    });
  }

  return {
    get view() {
      return view;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open() {
      visit = new AbortController();
    },
    close() {
      visit.abort();
      stopWatching();
      ports?.transport.close();
      ports = null;
      releaseMedia();
    },
    run(inCall) {
      found({ secure: { code: around.isSecure ? 'secure.yes' : 'secure.no' } });
      void askService();
      void askProgram(false).then(() => {
        if (inCall) found({ program: { code: 'program.inCall' }, scheme: { code: 'scheme.inCall' } });
      });
    },
    askPermission: () => void askProgram(true),
    tryScheme() {
      const { signal } = visit;
      found({ scheme: { code: 'scheme.opened' } });
      void checkScheme(portsOfVisit(), around.server, signal).then((finding) => {
        if (signal.aborted) return;
        found({ scheme: finding });
        void askProgram(false);
      });
    },
    browserAsked(asked) {
      found({ scheme: { code: asked ? 'scheme.asked' : 'scheme.nothing' } });
    },
    tryMedia(kind) {
      const { signal } = visit;
      endStream(view[kind]?.stream ?? null);
      found({ [kind]: { code: 'running' } });
      void checkMedia(kind, around.media).then((check) => {
        if (signal.aborted) return endStream(check.stream);
        show({ [kind]: check, findings: { ...view.findings, [kind]: check.finding } });
      });
    },
    heard() {
      const { params } = view.findings.microphone;
      if (view.findings.microphone.code === 'microphone.quiet')
        found({ microphone: { code: 'microphone.ok', ...(params && { params }) } });
    },
    releaseMedia,
  };
}

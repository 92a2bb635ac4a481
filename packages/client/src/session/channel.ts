/** Tells the other clients of this server, in this page and in other tabs, that the session has changed. */

/** `refreshAt`, milliseconds since 1970, for a refresh; undefined after a sign-in or sign-out. */
export interface SessionMessage {
  readonly refreshAt?: number;
}

export interface SessionChannel {
  post(message: SessionMessage): void;
  close(): void;
}

const NONE: SessionChannel = { post() {}, close() {} };

export function openChannel(name: string, receive: (message: SessionMessage) => void): SessionChannel {
  // Node has BroadcastChannel too, but there clients of one process belong to different users.
  if (typeof document === 'undefined' || typeof BroadcastChannel === 'undefined') return NONE;
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }: MessageEvent<SessionMessage>) => receive(data);
  let isOpen = true;
  return {
    post: (message) => isOpen && channel.postMessage(message),
    close() {
      isOpen = false;
      channel.close();
    },
  };
}

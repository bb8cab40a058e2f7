// The chat's HTTP interface: retries with back-off, events as they come.
const TRIES = 4;
const WAIT = 30000; // milliseconds for one request
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

const post = async (path, body) => {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), WAIT);
  try {
    const reply = await fetch(`/chat/api/${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      cache: "no-store",
      credentials: "omit",
      signal: stop.signal,
    });
    if (reply.status >= 502) throw new TypeError("gateway");
    return reply;
  } finally {
    clearTimeout(timer);
  }
};

// Sending the same id again is answered once, so trying again is safe.
const persist = async (attempt, onRetry) => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (tries >= TRIES) throw error;
      onRetry?.();
      await pause(Math.random() * 500 * 2 ** tries);
    }
  }
};

export const begin = async (language) =>
  persist(async () => {
    const reply = await post("conversations", { language });
    if (!reply.ok) throw new Error("begin");
    return reply.json();
  });

export const eventsAfter = async (conversation, after) => {
  const reply = await post("events", { conversation, after });
  return reply.status === 404 ? null : (await reply.json()).events;
};

export const send = (message, onEvent, onRetry) =>
  persist(async () => {
    const reply = await post("messages", message);
    const reader = reply.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { value, done } = await reader.read();
      rest += value ?? "";
      const lines = rest.split("\n");
      rest = done ? "" : lines.pop();
      for (const line of lines) if (line.trim()) onEvent(JSON.parse(line));
      if (done) return reply.status;
    }
  }, onRetry);

export const end = (conversation) =>
  navigator.sendBeacon("/chat/api/end", JSON.stringify({ conversation }));

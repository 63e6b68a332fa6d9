import { competing } from '../peers/peer.js';
import { PEERS } from '../peers/table.js';
import { Cove } from './cove.js';
import type { Competitor, Site } from './document.js';
import { acceptFiguresOf, alongFiguresOf, figuresOf, type Session } from './figures.js';
import { type KeyLog, Player } from './player.js';
import { acceptAlong, replay } from './replay.js';
import { COVE, type Followed, type Row, type ServerKind } from './results.js';
import { alien, oracle, type Says } from './says.js';
import type { Story } from './tides.js';
import { MODEL, TimedOllama } from './timedOllama.js';
import type { Press } from './trace.js';

/** What is typed, and for how long at the most. */
export interface Script {
  readonly story: Story;
  readonly presses: readonly Press[];
  readonly limitMs: number;
}

type MakeCompetitor = (url: string) => Competitor;

/** All who compete, each made for a server. */
export const COMPETITORS: ReadonlyMap<string, MakeCompetitor> = new Map([
  [COVE, (url: string): Competitor => new Cove(url)],
  ...PEERS.map((peer): [string, MakeCompetitor] => {
    return [peer.name, url => competing(peer, { url, model: MODEL })];
  }),
]);

/** One competitor on one server, whose suggestions are never followed. */
export async function neverFollowed(
  name: string,
  { name: server, speed }: ServerKind,
  { story, presses, limitMs }: Script,
): Promise<Row> {
  const says = alien(story.after);
  const session = await withSession({ name, speed, says, story }, player =>
    replay(player, presses, { patienceMs: 0, limitMs }),
  );
  return { server, competitor: name, figures: figuresOf(session) };
}

/** Cove where it suggests what the person is about to write, and the person writes it. */
export async function typedAlong(
  { name: server, speed }: ServerKind,
  { story, presses, limitMs }: Script,
): Promise<Followed> {
  const says = oracle(story.after);
  const session = await withSession({ name: COVE, speed, says, story }, player =>
    replay(player, presses, { patienceMs: 0, limitMs }),
  );
  return { server, along: alongFiguresOf(session) };
}

/** A story has few accepts, since each writes much; it is written three times, with other stops. */
const ACCEPT_SEEDS = [1, 2, 3];

/** Cove where it suggests what the person is about to write, and the person accepts it. */
export async function accepting(
  { name: server, speed }: ServerKind,
  { story, limitMs }: Script,
): Promise<Followed> {
  const says = oracle(story.after);
  const accepts: KeyLog[] = [];
  for (const seed of ACCEPT_SEEDS) {
    await withSession({ name: COVE, speed, says, story }, async player => {
      accepts.push(...(await acceptAlong(player, story, { seed, limitMs })));
    });
  }
  return { server, accepting: acceptFiguresOf(accepts) };
}

interface Setting {
  readonly name: string;
  readonly speed: ServerKind['speed'];
  readonly says: Says;
  readonly story: Story;
}

/** So much text is found once in a document. */
const KNOWN_BY = 80;

function typedBehind(before: string, { text, cursor }: Site): string {
  const known = before.slice(-KNOWN_BY);
  const at = text.lastIndexOf(known, cursor - known.length);
  return at < 0 ? '' : text.slice(at + known.length, cursor);
}

async function withSession(
  { name, speed, says, story }: Setting,
  work: (player: Player) => Promise<void>,
): Promise<Session> {
  const ollama = await TimedOllama.start(speed, says);
  const competitor = COMPETITORS.get(name)?.(ollama.url);
  if (!competitor) throw new Error(`there is no competitor ${name}`);
  try {
    await competitor.open(story.before);
    const player = new Player(competitor, story.before);
    ollama.typedBehind = before => typedBehind(before, player.site);
    await work(player);
    const { keys, shows, failures } = player;
    return { keys, shows, failures, served: [...ollama.served] };
  } finally {
    await competitor.close();
    await ollama.stop();
  }
}

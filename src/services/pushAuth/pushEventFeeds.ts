/** The feeds of this instance: one for each event that has subscribers. */
import { type FeedParts, PushEventFeed, type Subscriber } from './pushEventFeed.js';
import type { PushEvent } from './pushEvents.js';

export class PushEventFeeds {
  readonly #feeds = new Map<string, PushEventFeed>();

  constructor(private readonly parts: FeedParts) {}

  /** @returns ends the subscription */
  join(event: PushEvent, subscriber: Subscriber): () => void {
    const feed = this.#feeds.get(event.id) ?? this.#open(event);
    feed.add(subscriber, event);
    return () => feed.remove(subscriber);
  }

  #open(event: PushEvent): PushEventFeed {
    const feed = new PushEventFeed(event, this.parts, () => this.#feeds.delete(event.id));
    this.#feeds.set(event.id, feed);
    return feed;
  }
}

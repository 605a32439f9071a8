import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from 'vitest';
import { aRoomService, type World } from '../../support/roomservice';
import { storeKinds, type StoreName } from '../../support/stores';
import type { Store } from '../../../server/roomservice/store';

/** Declares tests in the world of each, on the store of that name. */
type Declare = (world: () => World, store: StoreName) => void;

/**
 * Declares the same tests once for each kind of store. A store lasts for the file; every test has a RoomService of
 * its own on it, whose clock starts at the same morning. Nothing that a client sends may end up in the error log.
 */
export function onEveryStore(title: string, declare: Declare): void {
  onStores(storeKinds, title, declare);
}

/** The same over one store. */
export function onStore(name: StoreName, title: string, declare: Declare): void {
  onStores(
    storeKinds.filter((kind) => kind.name === name),
    title,
    declare,
  );
}

/** The same over the memory store alone, for what is decided before a store is asked. */
export function inMemory(title: string, declare: Declare): void {
  onStores(storeKinds.slice(0, 1), title, declare);
}

function onStores(kinds: typeof storeKinds, title: string, declare: Declare): void {
  describe.each(kinds)(`${title} ($name)`, ({ name, open }) => {
    let store: Store | undefined;
    let close: (() => Promise<void>) | undefined;
    let world: World | undefined;
    beforeAll(async () => {
      ({ store, close } = await open());
    });
    afterAll(() => close?.());
    beforeEach(() => {
      if (!store) throw new Error('The store did not open.');
      world = aRoomService({ store });
    });
    afterEach(async () => {
      await world?.stop();
      expect(world?.log.errors).toEqual([]);
    });

    declare(() => {
      if (!world) throw new Error('There is a world inside of tests only.');
      return world;
    }, name);
  });
}

import { describe, expect, it } from 'vitest';
import { commandOf, isForPlayer } from '../../../src/recordings/player/keys';

const plain = { ctrlKey: false, metaKey: false, altKey: false, repeat: false, isComposing: false };

function command(key: string, more: Partial<typeof plain> = {}) {
  return commandOf({ key, ...plain, ...more });
}

describe('the keys of the player', () => {
  it.each([
    [' ', { does: 'toggle' }],
    ['k', { does: 'toggle' }],
    ['K', { does: 'toggle' }],
    ['j', { does: 'move', seconds: -10 }],
    ['l', { does: 'move', seconds: 10 }],
    ['ArrowLeft', { does: 'move', seconds: -5 }],
    ['ArrowRight', { does: 'move', seconds: 5 }],
    ['[', { does: 'event', step: 'previous' }],
    [']', { does: 'event', step: 'next' }],
    [',', { does: 'frame', frames: -1 }],
    ['.', { does: 'frame', frames: 1 }],
    ['1', { does: 'rate', rate: 1 }],
    ['4', { does: 'rate', rate: 3 }],
    ['m', { does: 'mute' }],
    ['f', { does: 'fullScreen' }],
    ['?', { does: 'help' }],
    ['】', { does: 'event', step: 'next' }],
  ])('%s', (key, expected) => {
    expect(command(key)).toEqual(expected);
  });

  it('mean nothing else', () => {
    for (const key of ['x', 'Enter', 'Escape', 'ArrowUp', 'constructor', 'Tab'])
      expect(command(key)).toBeUndefined();
  });

  it('leave the browser and input methods what is theirs', () => {
    expect(command('f', { ctrlKey: true })).toBeUndefined();
    expect(command('l', { metaKey: true })).toBeUndefined();
    expect(command('ArrowLeft', { altKey: true })).toBeUndefined();
    expect(command('j', { isComposing: true })).toBeUndefined();
  });

  it('go on moving while held down, and do not flicker between play and pause', () => {
    expect(command('l', { repeat: true })).toEqual({ does: 'move', seconds: 10 });
    expect(command('k', { repeat: true })).toBeUndefined();
  });

  it('are not the player’s where somebody types, chooses, or works another control', () => {
    const at = (html: string) => {
      const place = document.createElement('div');
      place.innerHTML = html;
      return place.querySelector('.at');
    };
    expect(isForPlayer('j', at('<input class="at">'))).toBe(false);
    expect(isForPlayer('j', at('<textarea class="at"></textarea>'))).toBe(false);
    expect(isForPlayer('j', at('<div role="dialog"><b class="at"></b></div>'))).toBe(false);
    expect(isForPlayer(' ', at('<button class="at"></button>'))).toBe(false);
    expect(isForPlayer('j', at('<button class="at"></button>'))).toBe(true);
    expect(isForPlayer('ArrowLeft', at('<input type="range" class="at">'))).toBe(false);
    expect(isForPlayer('m', at('<input type="range" class="at">'))).toBe(true);
    expect(isForPlayer(' ', at('<p class="at"></p>'))).toBe(true);
    expect(isForPlayer(' ', document.body)).toBe(true);
  });
});

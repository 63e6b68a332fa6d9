/** Lines in a square of 16 by 16. */
export const PATHS = {
  new: 'M8 3v10M3 8h10',
  list: 'M3 4h10M3 8h10M3 12h6',
  back: 'M9.5 3.5 5 8l4.5 4.5',
  forth: 'M6.5 3.5 11 8l-4.5 4.5',
  told: 'M3 3h10v7.500H8L5.500 13v-2.500H3zM5.500 5.500h5M5.500 8h3.500',
  send: 'M8 13V3M4 7l4-4 4 4',
  stop: 'M4.5 4.5h7v7h-7z',
  close: 'M4.5 4.5l7 7M11.5 4.5l-7 7',
  rename: 'M3 13l.7-3L11 2.700l2.300 2.300L6 12.300zM9.500 4.200l2.300 2.300',
  delete: 'M3 4.500h10M6.500 4.500V3h3v1.500M4.500 4.500l.6 8.500h5.800l.6-8.500',
  save: 'M8 2.500v7.500M5 7l3 3 3-3M3 13h10',
  file: 'M4 2.500h5l3 3v8H4zM9 2.500v3h3',
  folder: 'M2 4h4l1.500 1.500H14V13H2z',
  symbol:
    'M5.500 3.500C3.500 3.500 5 8 3 8c2 0 .5 4.500 2.500 4.500M10.500 3.500C12.500 3.500 11 8 13 8c-2 0-.5 4.500-2.500 4.500',
  place: 'M7 2.500a4.500 4.500 0 1 0 0 9 4.500 4.500 0 0 0 0-9M10.200 10.200L13.500 13.500',
  refused: 'M8 2.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11M4.200 4.200l7.600 7.600',
  again: 'M12.500 6.500A5 5 0 1 0 13 9M12.800 3v3.700H9.100',
  command: 'M10 2.500L6 13.500',
  unfold: 'M5 6.500l3 3 3-3',
  down: 'M8 3v10M4 9l4 4 4-4',
  copy: 'M5.500 5.500h7.500v7.500H5.500zM10.500 5.500V3H3v7.500h2.500',
  insert: 'M9 4h4M9 8h4M9 12h4M2.500 8h4M4.500 6l2 2-2 2',
  apply: 'M4 2.500h5l3 3v8H4zM8 6.500v4M6 8.500h4',
  add: 'M7 13.500H4v-11h5l3 3v2.500M9 2.500v3h3M11.500 9.500v4.500M9.250 11.750h4.500',
  done: 'M3 8.500l3.500 3.500L13 4.500',
} as const;

export type IconName = keyof typeof PATHS;

/** How each picture looks: as large as the text beside it, and passed over by a screen reader. */
export const LOOK = {
  ...{ class: 'icon', viewBox: '0 0 16 16', width: 16, height: 16 },
  'aria-hidden': 'true',
} as const;

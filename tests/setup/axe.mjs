import AxeBuilder from '@axe-core/playwright';

/** axe-core on a page without frames, in the page itself: all of its rules, and in full only what is wrong. */
export const axe = (page) => new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });

// In the place of nouislider, which is large: its functions come with the controls that few pages have (more.js).
export const sliders = {};

export default sliders;

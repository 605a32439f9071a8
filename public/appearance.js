// Before the first paint, and before any other script: a page that its reader wants dark never shows light first.
// src/ui/theme/mode.ts keeps the choice and applies it from then on.
(() => {
  let choice = 'system';
  try {
    choice = JSON.parse(localStorage.getItem('webexe.appearance') ?? '"system"');
  } catch {
    // Storage is forbidden or holds something else: the system's own colours.
  }
  if (choice === 'light' || choice === 'dark') document.documentElement.dataset.theme = choice;
})();

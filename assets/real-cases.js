// Shows some of the real cases, and keeps the choice in the address. Without this script all of them are shown.
(() => {
  "use strict";

  function start(whole) {
    const filters = whole.querySelector(".real-filters");
    const count = whole.querySelector(".real-count");
    const all = whole.querySelector(".real-all");
    const cases = [...whole.querySelectorAll(".real-case")];
    const selects = [...filters.querySelectorAll("select")];

    const fits = (one, select) => !select.value || one.dataset[select.dataset.by].split(" ").includes(select.value);

    function show() {
      let shown = 0;
      for (const one of cases) {
        one.hidden = !selects.every((select) => fits(one, select));
        if (!one.hidden) shown += 1;
      }
      count.textContent = shown
        ? `${shown} of ${cases.length} cases are shown.`
        : "No case fits this choice. Change one of the filters, or show all cases.";
      all.hidden = shown === cases.length;
    }

    /** Put the choice into the address, so that a link to the page holds it. */
    function keep() {
      const chosen = selects.filter((select) => select.value).map((select) => [select.dataset.by, select.value]);
      const hash = new URLSearchParams(chosen).toString();
      history.replaceState(history.state, "", hash ? `#${hash}` : location.pathname + location.search);
    }

    function choose(chosen) {
      for (const select of selects) {
        select.value = chosen.get(select.dataset.by) ?? "";
        if (select.selectedIndex < 0) select.value = ""; // an address may name what this page does not know
      }
      show();
    }

    /** Follow the address: a choice, or one case, which is then shown whatever was chosen before. */
    function follow() {
      const hash = location.hash.slice(1);
      if (hash.includes("=")) {
        choose(new URLSearchParams(hash));
        filters.scrollIntoView(); // a row of the table leads here
        return;
      }
      const wanted = hash && document.getElementById(hash)?.closest(".real-case");
      if (!(wanted instanceof HTMLElement) || !wanted.hidden) return;
      choose(new URLSearchParams());
      wanted.scrollIntoView();
    }

    filters.addEventListener("change", () => {
      show();
      keep();
    });
    all.addEventListener("click", () => {
      choose(new URLSearchParams());
      keep();
      selects[0].focus(); // the button is gone now
    });
    addEventListener("hashchange", follow);
    filters.hidden = false;
    show();
    follow();
  }

  for (const whole of document.querySelectorAll(".real-cases")) start(whole);
})();

// Makes review questions answer back. Everything it shows is on the page already: the options, and the reasons in the fold
// below them. What a reader chose or wrote is kept in this browser like all other work (the page “Your work” shows, saves and
// clears it); it is sent nowhere.
(() => {
  "use strict";

  const WORDS = {
    check: "Check",
    compare: "Compare with the key points",
    choose: "Choose an answer first.",
    tick: "Tick at least one answer first.",
    write: "Write an answer first, then compare.",
    matchAll: "Choose a partner for each first.",
    none: "choose …",
    up: "Up",
    down: "Down",
    yours: "What you wrote",
    points: "Key points: tick those that you have",
    answer: "Your answer (it is kept in this browser)",
    answerLost: "Your answer (this browser keeps nothing: copy it before you leave the page)",
    shown: "The key points are below, beside what you wrote. Tick those that you have; nobody marks it for you.",
    right: "Right.",
    wrong: "Not yet.",
    notAll: "Not all right.",
    allRight: "All right.",
    inPlace: "In its place.",
    notInPlace: "Not in its place.",
  };

  // Where answers are kept: an item for each question, with the moment it was written, as the exercises keep their fields.
  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  // In a file that stands alone (`make one-file`) the script has no address of its own.
  const SITE = src.startsWith("data:") ? location.pathname : new URL("../", src).pathname;
  const PAGE = location.pathname.split("/").pop().replace(/\.html$/, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, 50);
  const NAME = `review-${PAGE}`;
  const PREFIX = `live-cells:${SITE}:${NAME}#`;
  const STAMP = /^[0-9a-f]{12}/;
  const WRITER = Array.from(crypto.getRandomValues(new Uint8Array(3)), (byte) => byte.toString(16).padStart(2, "0")).join("");

  /** What is kept under a name: `{stamp, value}`, or an empty object. */
  function read(name) {
    try {
      return JSON.parse(localStorage.getItem(PREFIX + name)) ?? {};
    } catch {
      return {};
    }
  }

  /** A moment later than now and than another one, in the form that Python reads. */
  function stampAfter(earlier = "") {
    const last = parseInt(STAMP.exec(earlier)?.[0] ?? "0", 16);
    return `${Math.max(Date.now(), last + 1).toString(16).padStart(12, "0")}-0000-${WRITER}`;
  }

  /** The stamp that a new answer has to be later than: of the answer that stands there, and of the last clearing. */
  const latest = (name) => [read(name).stamp ?? "", read("~cleared").stamp ?? ""].sort().at(-1);

  function write(name, value) {
    localStorage.setItem(PREFIX + name, JSON.stringify({ stamp: stampAfter(latest(name)), value }));
  }

  /** Keep the answer to a question; returns whether the browser did. */
  function keep(name, value) {
    try {
      if (!read("~head").stamp) write("~head", { exercise: NAME, version: 1 });
      write(name, value);
      return true;
    } catch {
      return false;
    }
  }

  // By the name under which an answer is kept: shows it.
  const shown = new Map();

  /** Show what is kept of a question now and whenever another tab changes it. */
  function showKept(name, show) {
    const again = () => show(read(name).value);
    shown.set(name, again);
    if (read(name).stamp) again();
  }

  const textOf = (item) => item.textContent.trim().replace(/\s+/g, " ").slice(0, 200);
  const listOf = (value) => (Array.isArray(value) ? value : []);

  /** Make an element; text never becomes markup. */
  function make(tag, properties = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name.includes("-") || name === "role") made.setAttribute(name, value);
      else made[name] = value;
    }
    made.append(...children);
    return made;
  }

  const reasonsOf = (question) => [...question.querySelectorAll(".question-reasons > li")];
  const optionsOf = (question) => [...question.querySelectorAll(".question-options > li")];
  const copied = (item) => [...item.cloneNode(true).childNodes];
  const button = (text, onClick, more = {}) =>
    make("button", { type: "button", className: "question-button", textContent: text, onclick: onClick, ...more });

  /** Say something in the region that a screen reader listens to. It is emptied first, so that the same words are heard again.
   * With nothing to say it stays empty: a verdict goes when the answer that it judged is changed. */
  function say(question, ...content) {
    const region = question.querySelector(".question-feedback");
    region.replaceChildren();
    requestAnimationFrame(() => region.replaceChildren(...content));
  }

  const line = (text) => make("p", {}, make("strong", { textContent: text }));
  const listed = (items) => make("ul", {}, ...items.map((item) => make("li", {}, ...item)));

  function addCheck(question, onClick, text = WORDS.check) {
    const place = make("p", { className: "question-actions" }, button(text, onClick));
    question.querySelector(".question-feedback").before(place);
  }

  // One answer, or several --------------------------------------------------------------------------------------

  function makeChoice(question, type) {
    const options = optionsOf(question);
    const texts = options.map(textOf);
    const inputs = options.map((item) => {
      const input = make("input", { type, name: question.id, autocomplete: "off" });
      item.replaceChildren(make("label", {}, input, make("span", {}, ...item.childNodes)));
      return input;
    });
    const list = question.querySelector(".question-options");
    const group = make("div", {
      role: type === "radio" ? "radiogroup" : "group",
      "aria-labelledby": question.querySelector(".question-ask").id,
    });
    list.replaceWith(group);
    group.append(list);
    group.addEventListener("change", () => {
      keep(question.id, texts.filter((_, place) => inputs[place].checked));
      say(question);
    });
    showKept(question.id, (value) => inputs.forEach((input, place) => { input.checked = listOf(value).includes(texts[place]); }));
    addCheck(question, () => {
      const chosen = inputs.flatMap((input, place) => (input.checked ? [place] : []));
      if (type === "radio") sayOne(question, chosen[0]);
      else saySeveral(question, chosen);
    });
  }

  function sayOne(question, place) {
    if (place === undefined) return say(question, line(WORDS.choose));
    const reason = reasonsOf(question)[place];
    const verdict = reason.dataset.right === "yes" ? WORDS.right : WORDS.wrong;
    say(question, line(verdict), make("p", {}, ...copied(reason)));
  }

  function saySeveral(question, chosen) {
    if (!chosen.length) return say(question, line(WORDS.tick));
    const reasons = reasonsOf(question);
    const right = reasons.flatMap((reason, place) => (reason.dataset.right === "yes" ? [place] : []));
    const missing = right.filter((place) => !chosen.includes(place)).length;
    const wrong = chosen.filter((place) => !right.includes(place)).length;
    if (!missing && !wrong) return say(question, line(WORDS.allRight), listed(reasons.map(copied)));
    const parts = [];
    if (wrong) parts.push(`${wrong} that you ticked ${wrong === 1 ? "is" : "are"} wrong.`);
    if (missing) parts.push(`${missing} right ${missing === 1 ? "answer is" : "answers are"} not ticked.`);
    say(question, line(`${WORDS.notAll} ${parts.join(" ")}`), listed(chosen.map((place) => copied(reasons[place]))));
  }

  // Order -------------------------------------------------------------------------------------------------------

  function makeOrder(question) {
    const old = question.querySelector(".question-options");
    const list = make("ol", { className: old.className }, ...old.childNodes);
    old.replaceWith(list);
    list.setAttribute("aria-labelledby", question.querySelector(".question-ask").id);
    for (const item of list.children) {
      const text = item.textContent.trim();
      const words = make("span", {}, ...item.childNodes);
      const move = (step, sign) => button(sign, (event) => moveItem(question, item, step, event.currentTarget), { "aria-label": `${sign}: ${text}` });
      item.append(words, make("span", { className: "question-moves" }, move(-1, WORDS.up), move(1, WORDS.down)));
    }
    const texts = new Map([...list.children].map((item) => [textOf(item.querySelector("span")), item]));
    showKept(question.id, (value) => {
      const items = value === undefined ? [...texts.values()] : listOf(value).map((text) => texts.get(text));
      if (items.length === texts.size && items.every(Boolean)) list.append(...items);
    });
    addCheck(question, () => sayOrder(question));
  }

  function moveItem(question, item, step, pressed) {
    const other = step < 0 ? item.previousElementSibling : item.nextElementSibling;
    if (other) (step < 0 ? other.before(item) : other.after(item));
    keep(question.id, [...item.parentElement.children].map((each) => textOf(each.querySelector("span"))));
    pressed.focus(); // moving an element takes the focus away from what stands in it
    const items = [...item.parentElement.children];
    const text = item.querySelector("span").textContent.trim();
    say(question, make("p", { textContent: `${text}: now ${items.indexOf(item) + 1} of ${items.length}.` }));
  }

  function sayOrder(question) {
    const reasons = reasonsOf(question);
    const places = optionsOf(question).map((item) => Number(item.dataset.option));
    const texts = optionsOf(question).map((item) => textOf(item.querySelector("span")));
    const right = places.filter((option, place) => option === place).length;
    const told = places.map((option, place) =>
      option === place
        ? [`${place + 1}. ${WORDS.inPlace} `, ...copied(reasons[place])]
        : [`${place + 1}. ${WORDS.notInPlace} ${texts[place]}`],
    );
    const head = right === places.length ? WORDS.allRight : `${WORDS.notAll} ${right} of ${places.length} are in their place.`;
    say(question, line(head), listed(told));
  }

  // Match -------------------------------------------------------------------------------------------------------

  function makeMatch(question) {
    const partners = [...question.querySelectorAll(".question-partners > li")];
    const selects = optionsOf(question).map((item, number) => {
      const id = `${question.id}-part-${number}`;
      const select = make("select", { id, autocomplete: "off" }, make("option", { value: "", textContent: WORDS.none }));
      for (const partner of partners) {
        select.append(make("option", { value: partner.dataset.partner, textContent: partner.textContent.trim() }));
      }
      item.replaceChildren(make("label", { htmlFor: id }, ...item.childNodes), " ", select);
      select.onchange = () => {
        keep(question.id, selects.map((each) => (each.value ? textOf(each.selectedOptions[0]) : "")));
        say(question);
      };
      return select;
    });
    showKept(question.id, (value) => selects.forEach((select, place) => {
      const option = [...select.options].find((each) => each.value && textOf(each) === listOf(value)[place]);
      select.value = option?.value ?? "";
    }));
    question.querySelector(".question-hint").remove();
    question.querySelector(".question-partners").remove();
    addCheck(question, () => sayMatch(question, selects));
  }

  function sayMatch(question, selects) {
    if (selects.some((select) => !select.value)) return say(question, line(WORDS.matchAll));
    const reasons = reasonsOf(question);
    const fits = selects.map((select, place) => select.value === reasons[place].dataset.partner);
    const right = fits.filter(Boolean).length;
    const told = selects.map((select, place) =>
      fits[place]
        ? [`${WORDS.right} `, ...copied(reasons[place])]
        : [`${WORDS.wrong} ${select.labels[0].textContent.trim()}: not “${select.selectedOptions[0].textContent}”.`],
    );
    const head = right === selects.length ? WORDS.allRight : `${WORDS.notAll} ${right} of ${selects.length} fit.`;
    say(question, line(head), listed(told));
  }

  // A text ------------------------------------------------------------------------------------------------------

  function makeText(question) {
    const id = `${question.id}-text`;
    const field = make("textarea", { id, rows: 4, autocomplete: "off", dir: "auto" });
    const beside = make("div", { className: "question-beside" });
    const place = question.querySelector(".question-feedback");
    const label = make("label", { htmlFor: id, textContent: WORDS.answer });
    place.before(make("p", { className: "question-field" }, label, field));
    place.after(beside);
    field.oninput = () => { label.textContent = keep(question.id, field.value) ? WORDS.answer : WORDS.answerLost; };
    showKept(question.id, (value) => { field.value = typeof value === "string" ? value : ""; });
    addCheck(question, () => compare(question, field.value.trim(), beside), WORDS.compare);
  }

  function compare(question, written, beside) {
    if (!written) {
      beside.replaceChildren();
      return say(question, line(WORDS.write));
    }
    const name = `${question.id}.points`;
    const texts = reasonsOf(question).map(textOf);
    const boxes = reasonsOf(question).map((reason) => {
      const input = make("input", { type: "checkbox", autocomplete: "off" });
      input.onchange = () => tell();
      return make("li", {}, make("label", {}, input, make("span", {}, ...copied(reason))));
    });
    const tell = () => {
      const inputs = [...beside.querySelectorAll("input")];
      const ticked = inputs.filter((input) => input.checked).length;
      keep(name, texts.filter((_, place) => inputs[place].checked));
      say(question, make("p", { textContent: `You have ${ticked} of ${inputs.length} key points, by your own count.` }));
    };
    const title = (text, suffix) => make("p", { id: `${question.id}-${suffix}`, className: "question-name", textContent: text });
    beside.replaceChildren(
      make("div", {}, title(WORDS.yours, "yours"), make("p", { className: "question-yours", dir: "auto", textContent: written })),
      make("div", { role: "group", "aria-labelledby": `${question.id}-points` }, title(WORDS.points, "points"), make("ul", {}, ...boxes)),
    );
    showKept(name, (value) => beside.querySelectorAll("input").forEach((input, place) => {
      input.checked = listOf(value).includes(texts[place]);
    }));
    say(question, make("p", { textContent: WORDS.shown }));
  }

  /** The question that each fold of answers stands in, by what the fold says.
   * @type {Map<string | undefined, HTMLElement>} */
  const homes = new Map();
  const KINDS = {
    one: (question) => makeChoice(question, "radio"),
    several: (question) => makeChoice(question, "checkbox"),
    order: makeOrder,
    match: makeMatch,
    text: makeText,
  };
  for (const question of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".question"))) {
    KINDS[question.dataset.kind](question);
    question.classList.add("question-live");
    homes.set(question.querySelector(".question-answer summary")?.textContent, question);
  }

  // Paper cannot be scrolled: what somebody wrote is printed to its end.
  /** @type {() => NodeListOf<HTMLElement>} */
  const fields = () => document.querySelectorAll(".question textarea");
  addEventListener("beforeprint", () => fields().forEach((field) => { field.style.height = `${field.scrollHeight + 2}px`; }));
  addEventListener("afterprint", () => fields().forEach((field) => { field.style.height = ""; }));
  // Nor can a list be opened there: all its options stand below each other.
  /** @type {() => NodeListOf<HTMLSelectElement>} */
  const lists = () => document.querySelectorAll(".question select");
  addEventListener("beforeprint", () => lists().forEach((list) => { list.size = list.options.length; }));
  addEventListener("afterprint", () => lists().forEach((list) => { list.size = 0; }));

  // On paper the answers stand at the end: a reader who turns the page decides when to see them.
  const ANSWERS = "questions-answers";
  addEventListener("beforeprint", () => {
    const answers = document.querySelectorAll(".question .question-answer");
    if (!answers.length || document.querySelector(`.${ANSWERS}`)) return;
    const end = make("section", { className: ANSWERS }, make("h2", { textContent: "Answers to the review questions" }), ...answers);
    document.querySelector("article > section, article")?.append(end);
  });
  addEventListener("afterprint", () => {
    for (const answer of document.querySelectorAll(`.${ANSWERS} .question-answer`)) {
      const name = answer.querySelector("summary").textContent;
      homes.get(name)?.append(answer);
    }
    document.querySelector(`.${ANSWERS}`)?.remove();
  });

  // Another tab wrote or cleared answers (a null key: all of them), or this page came back from where the browser had put it.
  addEventListener("storage", ({ key }) => {
    if (key === null) shown.forEach((again) => again());
    else if (key.startsWith(PREFIX)) shown.get(key.slice(PREFIX.length))?.();
  });
  addEventListener("pageshow", ({ persisted }) => persisted && shown.forEach((again) => again()));
})();

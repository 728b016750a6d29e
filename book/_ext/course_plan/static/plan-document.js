// A plan as a document, and the document as HTML, Markdown and a Word file. Pure, but for the Word library it is handed.

(() => {
  /** @typedef {{text: string, link?: string}} Words */
  /** @typedef {{kind: 'heading' | 'text' | 'list' | 'table' | 'letter', title?: string, items?: Words[], head?: string[], rows?: Words[][][]}} Piece */

  // With more parts than these, a plan names the first aims of each, so that it stays on one page.
  const MANY_PARTS = 2;
  const AIMS_OF_MANY = 2;
  const HERE = 'its addresses work on this computer alone: make the plan on the site that your students use';
  const WINDOW = 'course-class';
  const COLUMNS = [9, 7, 40, 44]; // widths of the steps in Word, in hundredths

  /** Numbers as a reader counts them: 1-3, 6.
   * @param {number[]} numbers */
  function ranges(numbers) {
    /** @type {number[][]} */
    const found = [];
    for (const number of numbers) {
      const last = found.at(-1);
      if (last && last[1] === number - 1) last[1] = number;
      else found.push([number, number]);
    }
    return found.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(', ');
  }

  /** What a row of the plan is called.
   * @param {any} row */
  function titleOf(row) {
    const titles = row.blocks.map((/** @type {any} */ block) => block.title);
    const numbers = [...new Set(row.blocks.flatMap((/** @type {any} */ block) => block.number ?? []))];
    if (row.group !== 'slide') {
      const named = [row.case, numbers.length ? `slide ${ranges(numbers)}` : ''].filter(Boolean).join('; ');
      return `${titles.join(' · ')}${named ? ` (${named})` : ''}`;
    }
    const named = titles.length > 2 ? `${titles[0]} … ${titles.at(-1)}` : titles.join(' · ');
    return `${numbers.length > 1 ? 'Slides' : 'Slide'} ${ranges(numbers)}: ${named}`;
  }

  /** Where a row leads, and the way round its case: with a projector an exercise opens in large type.
   * @param {any} row
   * @param {any} plan
   * @returns {Words[]} */
  function linksOf(row, plan) {
    const present = row.kind === 'step' && plan.devices === 'projector' ? '&present=1' : '';
    const links = [{ text: titleOf(row), link: row.link }, ...(row.around ? [row.around] : [])];
    return links.map(({ text, link }) => ({ text, link: link && `${link}${present}` }));
  }

  /** @param {any} plan */
  const partsOf = (plan) => plan.parts.map((/** @type {any} */ part) => part.title).join('; ');

  /** What to bring and to open.
   * @param {any} data
   * @param {any} plan
   * @returns {Words[]} */
  function materials(data, plan) {
    const pages = new Map(plan.parts.flatMap((/** @type {any} */ part) => [
      [part.deck, `Slides: ${part.title}`],
      [part.exercise.page, `Exercise: ${part.exercise.title}`],
    ]));
    const sheets = { text: plan.devices === 'paper' ? 'Sheets, one for each student; print the exercise pages too, with their options' : 'Sheets to print, as a reserve', link: 'sheets.html' };
    const general = [{ text: data.devices[plan.devices] }, data.network[plan.network]];
    const report = { text: data.report[plan.devices], link: '../notebooks/class-report.html' };
    const keys = { text: 'Keys to the exercises, for the lecturer', link: 'keys.html' };
    return [...general, ...[...pages].map(([link, text]) => ({ text, link })), sheets, keys, report];
  }

  /** Titles in a sentence: the chapter “A”, the chapters “A” and “B”.
   * @param {string} what
   * @param {string[]} titles */
  function named(what, titles) {
    const quoted = [...new Set(titles)].map((title) => `“${title}”`);
    return `the ${what}${quoted.length > 1 ? 's' : ''} ${new Intl.ListFormat('en', { style: 'long', type: 'conjunction' }).format(quoted)}`;
  }

  /** @param {any} plan */
  const chaptersOf = (plan) => named('chapter', plan.parts.map((/** @type {any} */ part) => part.title));

  /** @param {string} text @param {Record<string, string | number>} values */
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

  /** What to do after the class, with its chapters and exercises by name.
   * @param {any} data
   * @param {any} plan */
  function homework(data, plan) {
    const exercises = named('exercise', plan.parts.map((/** @type {any} */ part) => part.exercise.title));
    return filled(data.levels[plan.level].homework, { chapters: chaptersOf(plan), exercises });
  }

  /** The mail to the students, line by line; each chapter is a link, and where the course has an address, the address stands beside it.
   * @param {any} data
   * @param {any} plan
   * @param {(link: string) => string} address a whole address, or nothing where the course has none
   * @returns {Words[]} */
  function mail(data, plan, address) {
    const reading = plan.parts.map((/** @type {any} */ part) => ({ text: `- ${part.title} ${address(part.page)}`.trim(), link: part.page }));
    const values = { chapters: chaptersOf(plan), minutes: plan.minutes, bring: data.mail.bring[plan.devices], homework: homework(data, plan) };
    const line = (/** @type {string} */ text) => (text === '{reading}' ? reading : [{ text: filled(text, values) }]);
    return [`Subject: ${data.mail.subject}`, '', ...data.mail.text].flatMap(line);
  }

  /** A plan as a document.
   * @param {any} data
   * @param {any} plan a class that plan-choose.js chose
   * @param {(link: string) => string} address
   * @param {boolean} [isHere] whether the addresses work on this computer alone
   * @returns {Piece[]} */
  function documentOf(data, plan, address, isHere = false) {
    const rows = plan.rows.map((/** @type {any} */ row) => [
      [{ text: `${row.start}–${row.start + row.minutes}` }],
      [{ text: String(row.minutes) }],
      linksOf(row, plan),
      [{ text: row.say }],
    ]);
    const week = plan.weeks > 1 ? `Week ${plan.week}, ` : '';
    const short = plan.leftOut.map((/** @type {any} */ part) => ({ text: `No time is left for “${part.title}”: give it a class of its own.` }));
    const warnings = plan.parts.filter((/** @type {any} */ part) => part.warning).map((/** @type {any} */ part) => ({ text: part.warning }));
    const most = plan.parts.length > MANY_PARTS ? AIMS_OF_MANY : Infinity;
    const aims = plan.parts.flatMap((/** @type {any} */ part) => part.aims.slice(0, most).map((/** @type {string} */ text) => ({ text })));
    return [
      { kind: 'heading', title: `${week}${plan.minutes} minutes: ${partsOf(plan)}` },
      ...[...warnings, ...short].map((words) => /** @type {Piece} */ ({ kind: 'text', items: [words] })),
      { kind: 'list', title: 'Aims: at the end students can say', items: aims },
      { kind: 'table', title: 'Steps', head: ['From–to', 'Min.', 'What', 'Say'], rows },
      { kind: 'list', title: 'Materials', items: materials(data, plan) },
      { kind: 'list', title: 'Homework', items: [{ text: homework(data, plan) }] },
      { kind: 'letter', title: `Mail to the students${isHere ? ` (${HERE})` : ''}`, items: mail(data, plan, address) },
    ];
  }

  // --- HTML ----------------------------------------------------------------------------------------------------------

  /** @param {string} text */
  const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

  /** A link opens in one second window, the same for all: plan and clock stay where they are.
   * @param {Words} words */
  const html = ({ text, link }) => (link ? `<a href="${escaped(link)}" target="${WINDOW}">${escaped(text)}</a>` : escaped(text));

  /** @type {Record<string, (piece: Piece, level: number) => string>} */
  const AS_HTML = {
    heading: ({ title }, level) => `<h${level}>${escaped(title ?? '')}</h${level}>`,
    text: ({ items }) => `<p>${(items ?? []).map(html).join(' ')}</p>`,
    list: ({ items }) => `<ul>${(items ?? []).map((words) => `<li>${html(words)}</li>`).join('')}</ul>`,
    letter: ({ items }) => `<pre class="plan-mail" tabindex="0">${(items ?? []).map(html).join('\n')}</pre>`,
    table: ({ head, rows }) =>
      `<table class="plan-steps"><thead><tr>${(head ?? []).map((text) => `<th scope="col">${escaped(text)}</th>`).join('')}</tr></thead>` +
      `<tbody>${(rows ?? []).map((cells) => `<tr>${cells.map((words) => `<td>${words.map(html).join(' · ')}</td>`).join('')}</tr>`).join('')}</tbody></table>`,
  };

  /** @param {Piece[]} pieces @param {number} level of its heading */
  function toHtml(pieces, level) {
    const title = (/** @type {Piece} */ piece) => (piece.title && piece.kind !== 'heading' ? `<h${level + 1}>${escaped(piece.title)}</h${level + 1}>` : '');
    return pieces.map((piece) => `<div class="plan-${piece.kind}">${title(piece)}${AS_HTML[piece.kind]?.(piece, level)}</div>`).join('\n');
  }

  // --- Markdown ------------------------------------------------------------------------------------------------------

  /** @param {Piece[]} pieces @param {(link: string) => string} address */
  function toMarkdown(pieces, address) {
    const plain = (/** @type {string} */ text) => text.replace(/[\\`*_[\]<>|#]/g, '\\$&');
    const words = (/** @type {Words} */ { text, link }) => (link && address(link) ? `[${plain(text)}](${address(link)})` : plain(text));
    const line = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`;
    /** @type {Record<string, (piece: Piece) => string[]>} */
    const as = {
      heading: ({ title }) => [`# ${plain(title ?? '')}`],
      text: ({ items }) => (items ?? []).map(words),
      list: ({ items }) => (items ?? []).map((each) => `- ${words(each)}`),
      letter: ({ items }) => ['```text', ...(items ?? []).map(({ text }) => text), '```'],
      table: ({ head, rows }) => [line(head ?? []), line((head ?? []).map(() => '---')), ...(rows ?? []).map((cells) => line(cells.map((cell) => cell.map(words).join(' · '))))],
    };
    return pieces.map((piece) => [...(piece.title && piece.kind !== 'heading' ? [`## ${piece.title}`, ''] : []), ...(as[piece.kind]?.(piece) ?? []), ''].join('\n')).join('\n');
  }

  // --- Word ----------------------------------------------------------------------------------------------------------

  /** The plans as a Word document; the library docx packs it.
   * @param {any} docx the library
   * @param {Piece[][]} plans
   * @param {(link: string) => string} address */
  function asWordFile(docx, plans, address) {
    const { Document, ExternalHyperlink, HeadingLevel, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } = docx;
    const run = (/** @type {string} */ text, style = '') => new TextRun(style ? { text, style } : { text });
    const words = (/** @type {Words} */ { text, link }) => (link && address(link) ? new ExternalHyperlink({ children: [run(text, 'Hyperlink')], link: address(link) }) : run(text));
    const cell = (/** @type {Words[]} */ held, /** @type {number} */ column) =>
      new TableCell({ width: { size: COLUMNS[column] ?? 0, type: WidthType.PERCENTAGE }, children: held.map((each) => new Paragraph({ children: [words(each)] })) });
    const row = (/** @type {Words[][]} */ cells, tableHeader = false) => new TableRow({ tableHeader, cantSplit: true, children: cells.map(cell) });
    /** @type {Record<string, (piece: Piece) => any[]>} */
    const as = {
      heading: ({ title }) => [new Paragraph({ text: title, heading: HeadingLevel.HEADING_1 })],
      text: ({ items }) => (items ?? []).map((each) => new Paragraph({ children: [words(each)] })),
      list: ({ items }) => (items ?? []).map((each) => new Paragraph({ children: [words(each)], bullet: { level: 0 } })),
      letter: ({ items }) => (items ?? []).map((each) => new Paragraph({ children: [words(each)] })),
      table: ({ head, rows }) => [
        new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: [row((head ?? []).map((text) => [{ text }]), true), ...(rows ?? []).map((cells) => row(cells))] }),
      ],
    };
    const titled = (/** @type {Piece} */ piece) => (piece.title && piece.kind !== 'heading' ? [new Paragraph({ text: piece.title, heading: HeadingLevel.HEADING_2 })] : []);
    const page = { margin: { top: 850, bottom: 850, left: 850, right: 850 } }; // twentieths of a point: 15 mm
    const styles = { default: { document: { run: { font: 'Calibri', size: 18 } } } }; // half points
    return new Document({ styles, sections: plans.map((pieces) => ({ properties: { page }, children: pieces.flatMap((piece) => [...titled(piece), ...(as[piece.kind]?.(piece) ?? [])]) })) });
  }

  Object.assign(globalThis, { coursePlanDocument: { documentOf, titleOf, linksOf, toHtml, toMarkdown, asWordFile } });
})();

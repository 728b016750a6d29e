// Types that several of these files share: what the build writes into a page, what the page and the kernel's thread tell each other, and what
// Python tells the page. All of it is comment: no script that a page gets holds any of it.
/** @import { JSONObject } from '@lumino/coreutils' */
/** @import { fillBar } from './bar.js' */

// What the build writes

/**
 * A file of the runtime (live_cells/build.py).
 * @typedef {object} PublishedFile
 * @property {string} name
 * @property {number} bytes - as it is sent
 * @property {number} rawBytes - unpacked
 * @property {string} sha256
 * @property {object} [derived] - of the snapshot: what derived.js puts back
 */

/** @typedef {Record<'wasm' | 'snapshot' | 'stdlib' | 'packages' | 'tables' | 'rest' | 'cold', PublishedFile>} PythonFiles */
/** @typedef {Record<'page' | 'more' | 'worker' | 'python' | 'style', PublishedFile>} Scripts */

/**
 * @typedef {object} Build
 * @property {PythonFiles & Scripts} files
 * @property {number} firstVisit - bytes
 * @property {object} lockInfo - Pyodide's own
 * @property {{heapLength: number, freshEnd: number}} memory
 */

/**
 * What the site says in each page (live_cells/extension.py).
 * @typedef {object} Config
 * @property {string} base - the folder of the runtime's files, seen from the page
 * @property {Build} build
 * @property {string[]} known - what the first state of the controls shows of the page's address (fragment.js)
 * @property {boolean} network - whether Python may use it
 * @property {Texts} texts
 * @property {boolean} [controls] - the page holds the first state of its controls
 * @property {boolean} [whole] - the page holds every file of the runtime
 * @property {string} [again] - what a further try adds to the address of a script
 */

/** @typedef {Record<string, string>} Texts */

/**
 * The messages that the page's cells sent in the build; their buffers are in base64.
 * @typedef {object} FirstState
 * @property {{ok: boolean, messages: object[]}[]} cells
 * @property {string[]} reads - stored values that the cells ask for
 */

// What the page's two scripts share

/** @typedef {ReturnType<typeof fillBar>} Bar */

/** @typedef {{worker: Worker, early: FromThread[]}} Thread */

/**
 * @typedef {object} Context
 * @property {Config} config
 * @property {string} base - the folder of the runtime's files
 * @property {Texts} texts
 * @property {Bar} bar
 * @property {HTMLElement[]} cells
 * @property {Thread} [thread] - one that has been started
 * @property {boolean} [restarted] - Python ran in this page before
 * @property {(bytes: number) => string} megabytes
 * @property {(code: unknown, detail: string) => void} fail - code: of an error, if it has one
 * @property {() => void} succeed
 */

/** @typedef {Navigator & {connection?: {effectiveType: string, downlink: number, saveData: boolean}}} OwnNavigator - not every browser has it */

// What the page and the thread tell each other

/**
 * What the thread is to fetch and how it is to start.
 * @typedef {object} Job
 * @property {string} base - the folder of the runtime's files
 * @property {Build} build
 * @property {string} [again]
 * @property {boolean} [boot] - without the snapshot
 * @property {boolean} [handed] - the page hands over what is kept of an earlier visit
 */

/** @typedef {{bytes?: Uint8Array<ArrayBuffer>, module?: WebAssembly.Module, url?: string}} Part - of what Python needs: unpacked, or compiled already */

/**
 * What Python learns of the page when it starts.
 * @typedef {object} Page
 * @property {Record<string, string>} store
 * @property {boolean} persistent
 * @property {string[]} refused
 * @property {string} fragment
 * @property {boolean} fragmentIsNew
 */

/**
 * @typedef {{type: 'execute', id: string, code: string}
 *   | {type: 'comm', id: string, kind: string, content: string, buffers: Uint8Array[]}} Request - the thread answers with `done`
 */

/**
 * @typedef {Request
 *   | ({type: 'fetch' | 'prepare'} & Job)
 *   | {type: 'part', name: string, part?: Part}
 *   | {type: 'start', page: Page, network: boolean}
 *   | {type: 'event', name: string, value: unknown}
 *   | {type: 'keep'}} ToThread
 */

/** @typedef {{type: 'failed', code: string, message: string, file?: string}} Failed */

/**
 * @typedef {Failed
 *   | {type: 'here' | 'kept' | 'cut'}
 *   | {type: 'progress', done: number, total: number}
 *   | {type: 'started', marks: [string, number][]}
 *   | {type: 'messages', texts: string, buffers: ArrayBuffer[][]}
 *   | {type: 'done', id: string, ok: boolean}} FromThread
 */

// What Python tells the page (kernel/live_kernel.py)

/**
 * @template {string} Type
 * @template Content
 * @typedef {{type: Type, parent: string, content: Content, buffers: ArrayBuffer[]}} MessageOf - parent: the request during which it was said
 */

/** @typedef {{comm_id: string, target_name?: string, data: WidgetData, metadata: object}} CommContent */
/** @typedef {MessageOf<'comm_open' | 'comm_msg' | 'comm_close', CommContent>} CommMessage */

/** @typedef {{[type: string]: unknown, 'application/vnd.jupyter.widget-view+json'?: {model_id: string}}} Bundle - by media type */
/** @typedef {{width?: number, height?: number, alt?: string}} Picture */
/** @typedef {{[type: string]: Picture | string, alt?: string}} BundleNotes - by media type, and of the whole */
/** @typedef {{data: Bundle, metadata: BundleNotes, transient?: {display_id?: string}}} DisplayContent */
/** @typedef {{ename: string, evalue: string, traceback: string[]}} Raised */
/** @typedef {MessageOf<'stream', {name: string, text: string}>} StreamMessage */
/** @typedef {MessageOf<'error', Raised>} ErrorMessage */
/** @typedef {MessageOf<'display_data' | 'execute_result', DisplayContent>} DisplayMessage */
/** @typedef {MessageOf<'update_display_data', DisplayContent>} UpdateMessage */
/** @typedef {MessageOf<'clear_output', {wait: boolean}>} ClearMessage */
/** @typedef {StreamMessage | ErrorMessage | DisplayMessage | ClearMessage} OutputMessage */

/** @typedef {MessageOf<'store', {key: string, value: string | null, number: number}>} StoreMessage */
/** @typedef {MessageOf<'file', {name: string, type: string}>} FileMessage */
/** @typedef {CommMessage | OutputMessage | UpdateMessage | StoreMessage | FileMessage | MessageOf<'fragment', {}>} Message */

// What widgets tell Python

/** @typedef {{method: string, state?: JSONObject}} WidgetData */

/**
 * What a reader entered while Python could not hear it.
 * @typedef {object} Entry
 * @property {string} id - the widget's comm
 * @property {string} mark - what the widget asks (receiver.js)
 * @property {WidgetData} data
 * @property {(ArrayBuffer | ArrayBufferView)[]} [buffers]
 */

export {};

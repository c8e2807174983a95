import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 770:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

module.exports = __nccwpck_require__(218);


/***/ }),

/***/ 218:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var __webpack_unused_export__;


var net = __nccwpck_require__(278);
var tls = __nccwpck_require__(756);
var http = __nccwpck_require__(611);
var https = __nccwpck_require__(692);
var events = __nccwpck_require__(434);
var assert = __nccwpck_require__(613);
var util = __nccwpck_require__(23);


exports.httpOverHttp = httpOverHttp;
exports.httpsOverHttp = httpsOverHttp;
exports.httpOverHttps = httpOverHttps;
exports.httpsOverHttps = httpsOverHttps;


function httpOverHttp(options) {
  var agent = new TunnelingAgent(options);
  agent.request = http.request;
  return agent;
}

function httpsOverHttp(options) {
  var agent = new TunnelingAgent(options);
  agent.request = http.request;
  agent.createSocket = createSecureSocket;
  agent.defaultPort = 443;
  return agent;
}

function httpOverHttps(options) {
  var agent = new TunnelingAgent(options);
  agent.request = https.request;
  return agent;
}

function httpsOverHttps(options) {
  var agent = new TunnelingAgent(options);
  agent.request = https.request;
  agent.createSocket = createSecureSocket;
  agent.defaultPort = 443;
  return agent;
}


function TunnelingAgent(options) {
  var self = this;
  self.options = options || {};
  self.proxyOptions = self.options.proxy || {};
  self.maxSockets = self.options.maxSockets || http.Agent.defaultMaxSockets;
  self.requests = [];
  self.sockets = [];

  self.on('free', function onFree(socket, host, port, localAddress) {
    var options = toOptions(host, port, localAddress);
    for (var i = 0, len = self.requests.length; i < len; ++i) {
      var pending = self.requests[i];
      if (pending.host === options.host && pending.port === options.port) {
        // Detect the request to connect same origin server,
        // reuse the connection.
        self.requests.splice(i, 1);
        pending.request.onSocket(socket);
        return;
      }
    }
    socket.destroy();
    self.removeSocket(socket);
  });
}
util.inherits(TunnelingAgent, events.EventEmitter);

TunnelingAgent.prototype.addRequest = function addRequest(req, host, port, localAddress) {
  var self = this;
  var options = mergeOptions({request: req}, self.options, toOptions(host, port, localAddress));

  if (self.sockets.length >= this.maxSockets) {
    // We are over limit so we'll add it to the queue.
    self.requests.push(options);
    return;
  }

  // If we are under maxSockets create a new one.
  self.createSocket(options, function(socket) {
    socket.on('free', onFree);
    socket.on('close', onCloseOrRemove);
    socket.on('agentRemove', onCloseOrRemove);
    req.onSocket(socket);

    function onFree() {
      self.emit('free', socket, options);
    }

    function onCloseOrRemove(err) {
      self.removeSocket(socket);
      socket.removeListener('free', onFree);
      socket.removeListener('close', onCloseOrRemove);
      socket.removeListener('agentRemove', onCloseOrRemove);
    }
  });
};

TunnelingAgent.prototype.createSocket = function createSocket(options, cb) {
  var self = this;
  var placeholder = {};
  self.sockets.push(placeholder);

  var connectOptions = mergeOptions({}, self.proxyOptions, {
    method: 'CONNECT',
    path: options.host + ':' + options.port,
    agent: false,
    headers: {
      host: options.host + ':' + options.port
    }
  });
  if (options.localAddress) {
    connectOptions.localAddress = options.localAddress;
  }
  if (connectOptions.proxyAuth) {
    connectOptions.headers = connectOptions.headers || {};
    connectOptions.headers['Proxy-Authorization'] = 'Basic ' +
        new Buffer(connectOptions.proxyAuth).toString('base64');
  }

  debug('making CONNECT request');
  var connectReq = self.request(connectOptions);
  connectReq.useChunkedEncodingByDefault = false; // for v0.6
  connectReq.once('response', onResponse); // for v0.6
  connectReq.once('upgrade', onUpgrade);   // for v0.6
  connectReq.once('connect', onConnect);   // for v0.7 or later
  connectReq.once('error', onError);
  connectReq.end();

  function onResponse(res) {
    // Very hacky. This is necessary to avoid http-parser leaks.
    res.upgrade = true;
  }

  function onUpgrade(res, socket, head) {
    // Hacky.
    process.nextTick(function() {
      onConnect(res, socket, head);
    });
  }

  function onConnect(res, socket, head) {
    connectReq.removeAllListeners();
    socket.removeAllListeners();

    if (res.statusCode !== 200) {
      debug('tunneling socket could not be established, statusCode=%d',
        res.statusCode);
      socket.destroy();
      var error = new Error('tunneling socket could not be established, ' +
        'statusCode=' + res.statusCode);
      error.code = 'ECONNRESET';
      options.request.emit('error', error);
      self.removeSocket(placeholder);
      return;
    }
    if (head.length > 0) {
      debug('got illegal response body from proxy');
      socket.destroy();
      var error = new Error('got illegal response body from proxy');
      error.code = 'ECONNRESET';
      options.request.emit('error', error);
      self.removeSocket(placeholder);
      return;
    }
    debug('tunneling connection has established');
    self.sockets[self.sockets.indexOf(placeholder)] = socket;
    return cb(socket);
  }

  function onError(cause) {
    connectReq.removeAllListeners();

    debug('tunneling socket could not be established, cause=%s\n',
          cause.message, cause.stack);
    var error = new Error('tunneling socket could not be established, ' +
                          'cause=' + cause.message);
    error.code = 'ECONNRESET';
    options.request.emit('error', error);
    self.removeSocket(placeholder);
  }
};

TunnelingAgent.prototype.removeSocket = function removeSocket(socket) {
  var pos = this.sockets.indexOf(socket)
  if (pos === -1) {
    return;
  }
  this.sockets.splice(pos, 1);

  var pending = this.requests.shift();
  if (pending) {
    // If we have pending requests and a socket gets closed a new one
    // needs to be created to take over in the pool for the one that closed.
    this.createSocket(pending, function(socket) {
      pending.request.onSocket(socket);
    });
  }
};

function createSecureSocket(options, cb) {
  var self = this;
  TunnelingAgent.prototype.createSocket.call(self, options, function(socket) {
    var hostHeader = options.request.getHeader('host');
    var tlsOptions = mergeOptions({}, self.options, {
      socket: socket,
      servername: hostHeader ? hostHeader.replace(/:.*$/, '') : options.host
    });

    // 0 is dummy port for v0.6
    var secureSocket = tls.connect(0, tlsOptions);
    self.sockets[self.sockets.indexOf(socket)] = secureSocket;
    cb(secureSocket);
  });
}


function toOptions(host, port, localAddress) {
  if (typeof host === 'string') { // since v0.10
    return {
      host: host,
      port: port,
      localAddress: localAddress
    };
  }
  return host; // for v0.11 or later
}

function mergeOptions(target) {
  for (var i = 1, len = arguments.length; i < len; ++i) {
    var overrides = arguments[i];
    if (typeof overrides === 'object') {
      var keys = Object.keys(overrides);
      for (var j = 0, keyLen = keys.length; j < keyLen; ++j) {
        var k = keys[j];
        if (overrides[k] !== undefined) {
          target[k] = overrides[k];
        }
      }
    }
  }
  return target;
}


var debug;
if (process.env.NODE_DEBUG && /\btunnel\b/.test(process.env.NODE_DEBUG)) {
  debug = function() {
    var args = Array.prototype.slice.call(arguments);
    if (typeof args[0] === 'string') {
      args[0] = 'TUNNEL: ' + args[0];
    } else {
      args.unshift('TUNNEL:');
    }
    console.error.apply(console, args);
  }
} else {
  debug = function() {};
}
__webpack_unused_export__ = debug; // for test


/***/ }),

/***/ 407:
/***/ ((module, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(552);

await (0,_main_js__WEBPACK_IMPORTED_MODULE_0__/* .run */ .e)();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 552:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ run)
});

;// CONCATENATED MODULE: ./node_modules/valibot/dist/index.mjs
//#region src/storages/globalConfig/globalConfig.ts
let store$4;
const DEFAULT_CONFIG = {
	lang: void 0,
	message: void 0,
	abortEarly: void 0,
	abortPipeEarly: void 0
};
/**
* Sets the global configuration.
*
* @param config The configuration.
*/
function setGlobalConfig(config$1) {
	store$4 = {
		...store$4,
		...config$1
	};
}
/**
* Returns the global configuration.
*
* @param config The config to merge.
*
* @returns The configuration.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalConfig(config$1) {
	if (!config$1 && !store$4) return DEFAULT_CONFIG;
	return {
		lang: config$1?.lang ?? store$4?.lang,
		message: config$1?.message,
		abortEarly: config$1?.abortEarly ?? store$4?.abortEarly,
		abortPipeEarly: config$1?.abortPipeEarly ?? store$4?.abortPipeEarly
	};
}
/**
* Deletes the global configuration.
*/
function deleteGlobalConfig() {
	store$4 = void 0;
}

//#endregion
//#region src/storages/globalMessage/globalMessage.ts
let store$3;
/**
* Sets a global error message.
*
* @param message The error message.
* @param lang The language of the message.
*/
function setGlobalMessage(message$1, lang) {
	if (!store$3) store$3 = /* @__PURE__ */ new Map();
	store$3.set(lang, message$1);
}
/**
* Returns a global error message.
*
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalMessage(lang) {
	return store$3?.get(lang);
}
/**
* Deletes a global error message.
*
* @param lang The language of the message.
*/
function deleteGlobalMessage(lang) {
	store$3?.delete(lang);
}

//#endregion
//#region src/storages/schemaMessage/schemaMessage.ts
let store$2;
/**
* Sets a schema error message.
*
* @param message The error message.
* @param lang The language of the message.
*/
function setSchemaMessage(message$1, lang) {
	if (!store$2) store$2 = /* @__PURE__ */ new Map();
	store$2.set(lang, message$1);
}
/**
* Returns a schema error message.
*
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getSchemaMessage(lang) {
	return store$2?.get(lang);
}
/**
* Deletes a schema error message.
*
* @param lang The language of the message.
*/
function deleteSchemaMessage(lang) {
	store$2?.delete(lang);
}

//#endregion
//#region src/storages/specificMessage/specificMessage.ts
let store$1;
/**
* Sets a specific error message.
*
* @param reference The identifier reference.
* @param message The error message.
* @param lang The language of the message.
*/
function setSpecificMessage(reference, message$1, lang) {
	if (!store$1) store$1 = /* @__PURE__ */ new Map();
	if (!store$1.get(reference)) store$1.set(reference, /* @__PURE__ */ new Map());
	store$1.get(reference).set(lang, message$1);
}
/**
* Returns a specific error message.
*
* @param reference The identifier reference.
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getSpecificMessage(reference, lang) {
	return store$1?.get(reference)?.get(lang);
}
/**
* Deletes a specific error message.
*
* @param reference The identifier reference.
* @param lang The language of the message.
*/
function deleteSpecificMessage(reference, lang) {
	store$1?.get(reference)?.delete(lang);
}

//#endregion
//#region src/utils/_stringify/_stringify.ts
/**
* Stringifies an unknown input to a literal or type string.
*
* @param input The unknown input.
*
* @returns A literal or type string.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _stringify(input) {
	const type = typeof input;
	if (type === "string") return `"${input}"`;
	if (type === "number" || type === "bigint" || type === "boolean") return `${input}`;
	if (type === "object" || type === "function") return (input && Object.getPrototypeOf(input)?.constructor?.name) ?? "null";
	return type;
}

//#endregion
//#region src/utils/_addIssue/_addIssue.ts
/**
* Adds an issue to the dataset.
*
* @param context The issue context.
* @param label The issue label.
* @param dataset The input dataset.
* @param config The configuration.
* @param other The optional props.
*
* @internal
*/
function _addIssue(context, label, dataset, config$1, other) {
	const input = other && "input" in other ? other.input : dataset.value;
	const expected = other?.expected ?? context.expects ?? null;
	const received = other?.received ?? /* @__PURE__ */ _stringify(input);
	const issue = {
		kind: context.kind,
		type: context.type,
		input,
		expected,
		received,
		message: `Invalid ${label}: ${expected ? `Expected ${expected} but r` : "R"}eceived ${received}`,
		requirement: context.requirement,
		path: other?.path,
		issues: other?.issues,
		lang: config$1.lang,
		abortEarly: config$1.abortEarly,
		abortPipeEarly: config$1.abortPipeEarly
	};
	const isSchema = context.kind === "schema";
	const message$1 = other?.message ?? context.message ?? /* @__PURE__ */ getSpecificMessage(context.reference, issue.lang) ?? (isSchema ? /* @__PURE__ */ getSchemaMessage(issue.lang) : null) ?? config$1.message ?? /* @__PURE__ */ getGlobalMessage(issue.lang);
	if (message$1 !== void 0) issue.message = typeof message$1 === "function" ? message$1(issue) : message$1;
	if (isSchema) dataset.typed = false;
	if (dataset.issues) dataset.issues.push(issue);
	else dataset.issues = [issue];
}

//#endregion
//#region src/utils/_cloneDataset/_cloneDataset.ts
/**
* Creates a shallow copy of a dataset.
*
* Hint: The `value` is copied by reference, but the `issues` array, its issues
* and their `path` arrays are cloned to avoid reusing mutable dataset state
* across multiple runs. Mutating a returned object or array value can
* therefore affect later cache hits that reuse the same cached output.
*
* @param dataset The output dataset.
*
* @returns The copied output dataset.
*/
/* @__NO_SIDE_EFFECTS__ */
function _cloneDataset(dataset) {
	return {
		typed: dataset.typed,
		value: dataset.value,
		issues: dataset.issues?.map((issue) => ({
			...issue,
			path: issue.path && [...issue.path]
		}))
	};
}

//#endregion
//#region src/utils/_formatCase/_formatCase.ts
/**
* Splits a string into lowercase words and rejoins them with the given
* separator and capitalization rules.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries. Whether the first or subsequent words are
* capitalized is controlled by `capFirst` and `capRest`.
*
* Hint: Implemented in a single pass that emits directly to the result
* string to avoid an intermediate `string[]` allocation. ASCII chars are
* classified via char codes to skip `.toLowerCase()` and `.toUpperCase()`
* method calls in the common case.
*
* Hint: Digits are treated as a separate character class, so `item2Name`
* yields `item2` and `name` rather than `item`, `2` and `name`.
*
* @param input The input string.
* @param separator The string inserted between words.
* @param capFirst Whether to capitalize the first word.
* @param capRest Whether to capitalize subsequent words.
*
* @returns The formatted string.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _formatCase(input, separator, capFirst, capRest) {
	let result = "";
	let firstWord = true;
	let start = 0;
	let prev = 0;
	let prevPrev = 0;
	const flush = (end) => {
		if (end > start) {
			let word = input.slice(start, end).toLowerCase();
			if (firstWord ? capFirst : capRest) {
				const firstCode = word.charCodeAt(0);
				if (firstCode >= 97 && firstCode <= 122) word = String.fromCharCode(firstCode - 32) + word.slice(1);
				else {
					const charLen = firstCode >= 55296 && firstCode <= 56319 ? 2 : 1;
					word = word.slice(0, charLen).toUpperCase() + word.slice(charLen);
				}
			}
			result += firstWord ? word : separator + word;
			firstWord = false;
		}
	};
	for (let index = 0; index < input.length; index++) {
		const code = input.charCodeAt(index);
		let type;
		if (code === 32 || code === 9 || code === 10 || code === 11 || code === 12 || code === 13 || code === 45 || code === 95) {
			flush(index);
			start = index + 1;
			type = 0;
		} else if (code < 128) type = code >= 65 && code <= 90 ? 1 : code >= 97 && code <= 122 ? 2 : 3;
		else {
			const char = input[index];
			const charLower = char.toLowerCase();
			type = charLower === char.toUpperCase() ? 3 : char === charLower ? 2 : 1;
		}
		if (type === 1 && (prev === 2 || prev === 3) && index > start) {
			flush(index);
			start = index;
		} else if (type === 2 && prev === 1 && prevPrev === 1 && index - 1 > start) {
			flush(index - 1);
			start = index - 1;
		}
		prevPrev = prev;
		prev = type;
	}
	flush(input.length);
	return result;
}

//#endregion
//#region src/utils/_getByteCount/_getByteCount.ts
let textEncoder;
/**
* Returns the byte count of the input.
*
* @param input The input to be measured.
*
* @returns The byte count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getByteCount(input) {
	if (!textEncoder) textEncoder = new TextEncoder();
	return textEncoder.encode(input).length;
}

//#endregion
//#region src/utils/_getCodePointCount/_getCodePointCount.ts
/**
* Returns the code point count of the input.
*
* @param input The input to be measured.
*
* @returns The code point count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getCodePointCount(input) {
	let count = input.length;
	const lengthMinus1 = input.length - 1;
	for (let i = 0; i < lengthMinus1;) if (input.codePointAt(i) <= 65535) i++;
	else {
		i += 2;
		count--;
	}
	return count;
}

//#endregion
//#region src/utils/_getGraphemeCount/_getGraphemeCount.ts
let segmenter;
/**
* Returns the grapheme count of the input.
*
* @param input The input to be measured.
*
* @returns The grapheme count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getGraphemeCount(input) {
	if (!segmenter) segmenter = new Intl.Segmenter();
	const segments = segmenter.segment(input);
	let count = 0;
	for (const _ of segments) count++;
	return count;
}

//#endregion
//#region src/utils/_getLastMetadata/_getLastMetadata.ts
/**
* Returns the last top-level value of a given metadata type from a schema
* using a breadth-first search that starts with the last item in the pipeline.
*
* @param schema The schema to search.
* @param type The metadata type.
*
* @returns The value, if any.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getLastMetadata(schema, type) {
	if ("pipe" in schema) {
		const nestedSchemas = [];
		for (let index = schema.pipe.length - 1; index >= 0; index--) {
			const item = schema.pipe[index];
			if (item.kind === "schema" && "pipe" in item) nestedSchemas.push(item);
			else if (item.kind === "metadata" && item.type === type) return item[type];
		}
		for (const nestedSchema of nestedSchemas) {
			const result = /* @__PURE__ */ _getLastMetadata(nestedSchema, type);
			if (result !== void 0) return result;
		}
	}
}

//#endregion
//#region src/utils/_getWordCount/_getWordCount.ts
let store;
/**
* Returns the word count of the input.
*
* @param locales The locales to be used.
* @param input The input to be measured.
*
* @returns The word count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getWordCount(locales, input) {
	if (!store) store = /* @__PURE__ */ new Map();
	const key = String(locales);
	let segmenter$1 = store.get(key);
	if (!segmenter$1) {
		segmenter$1 = new Intl.Segmenter(locales, { granularity: "word" });
		store.set(key, segmenter$1);
	}
	const segments = segmenter$1.segment(input);
	let count = 0;
	for (const segment of segments) if (segment.isWordLike) count++;
	return count;
}

//#endregion
//#region src/utils/_isLuhnAlgo/_isLuhnAlgo.ts
/**
* Non-digit regex.
*/
const NON_DIGIT_REGEX = /\D/gu;
/**
* Checks whether a string with numbers corresponds to the luhn algorithm.
*
* @param input The input to be checked.
*
* @returns Whether input is valid.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isLuhnAlgo(input) {
	const number$1 = input.replace(NON_DIGIT_REGEX, "");
	let length$1 = number$1.length;
	let bit = 1;
	let sum = 0;
	while (length$1) {
		const value$1 = +number$1[--length$1];
		bit ^= 1;
		sum += bit ? [
			0,
			2,
			4,
			6,
			8,
			1,
			3,
			5,
			7,
			9
		][value$1] : value$1;
	}
	return sum % 10 === 0;
}

//#endregion
//#region src/utils/_isSameValueZero/_isSameValueZero.ts
/**
* Compares two values using the SameValueZero algorithm, which treats `NaN`
* as equal to itself unlike `===`.
*
* @param value1 The first value.
* @param value2 The second value.
*
* @returns Whether the values are equal.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isSameValueZero(value1, value2) {
	return value1 === value2 || Number.isNaN(value1) && Number.isNaN(value2);
}

//#endregion
//#region src/utils/_isValidObjectKey/_isValidObjectKey.ts
/**
* Disallows inherited object properties and prevents object prototype
* pollution by disallowing certain keys.
*
* @param object The object to check.
* @param key The key to check.
*
* @returns Whether the key is allowed.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isValidObjectKey(object$1, key) {
	return Object.prototype.hasOwnProperty.call(object$1, key) && key !== "__proto__" && key !== "prototype" && key !== "constructor";
}

//#endregion
//#region src/utils/_isValueMatch/_isValueMatch.ts
/**
* Checks whether a value matches a value action requirement.
*
* @param requirement The value action requirement.
* @param value The value to check.
*
* @returns Whether the value matches the requirement.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isValueMatch(requirement, value$1) {
	return Number.isNaN(requirement) && Number.isNaN(value$1) || requirement <= value$1 && requirement >= value$1;
}

//#endregion
//#region src/utils/_joinExpects/_joinExpects.ts
/**
* Joins multiple `expects` values with the given separator.
*
* @param values The `expects` values.
* @param separator The separator.
*
* @returns The joined `expects` property.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _joinExpects(values$1, separator) {
	const list = [...new Set(values$1)];
	if (list.length > 1) return `(${list.join(` ${separator} `)})`;
	return list[0] ?? "never";
}

//#endregion
//#region src/utils/_standardSchema/_standardSchema.ts
/**
* Eagerly creates and attaches the Standard Schema properties of a schema.
*
* Hint: The contextual `this` type includes the standard properties that are
* attached before the schema is returned.
*
* @param schema The schema to attach standard properties to.
*
* @returns The schema with standard properties attached.
*
* @internal
*/
function _standardSchema(schema) {
	schema["~standard"] = {
		version: 1,
		vendor: "valibot",
		validate: (value$1) => schema["~run"]({ value: value$1 }, /* @__PURE__ */ getGlobalConfig())
	};
	return schema;
}

//#endregion
//#region src/utils/entriesFromList/entriesFromList.ts
/**
* Creates an object entries definition from a list of keys and a schema.
*
* @param list A list of keys.
* @param schema The schema of the keys.
*
* @returns The object entries.
*/
/* @__NO_SIDE_EFFECTS__ */
function entriesFromList(list, schema) {
	const entries$1 = {};
	for (const key of list) entries$1[key] = schema;
	return entries$1;
}

//#endregion
//#region src/utils/entriesFromObjects/entriesFromObjects.ts
/* @__NO_SIDE_EFFECTS__ */
function entriesFromObjects(schemas) {
	const entries$1 = {};
	for (const schema of schemas) Object.assign(entries$1, schema.entries);
	return entries$1;
}

//#endregion
//#region src/utils/getDotPath/getDotPath.ts
/* @__NO_SIDE_EFFECTS__ */
function getDotPath(issue) {
	if (issue.path) {
		let key = "";
		for (const item of issue.path) if (typeof item.key === "string" || typeof item.key === "number") if (key) key += `.${item.key}`;
		else key += item.key;
		else return null;
		return key;
	}
	return null;
}

//#endregion
//#region src/utils/isOfKind/isOfKind.ts
/**
* A generic type guard to check the kind of an object.
*
* @param kind The kind to check for.
* @param object The object to check.
*
* @returns Whether it matches.
*/
/* @__NO_SIDE_EFFECTS__ */
function isOfKind(kind, object$1) {
	return object$1.kind === kind;
}

//#endregion
//#region src/utils/isOfType/isOfType.ts
/**
* A generic type guard to check the type of an object.
*
* @param type The type to check for.
* @param object The object to check.
*
* @returns Whether it matches.
*/
/* @__NO_SIDE_EFFECTS__ */
function isOfType(type, object$1) {
	return object$1.type === type;
}

//#endregion
//#region src/utils/ValiError/ValiError.ts
/**
* A Valibot error with useful information.
*/
var ValiError = class extends Error {
	/**
	* Creates a Valibot error with useful information.
	*
	* @param issues The error issues.
	*/
	constructor(issues) {
		super(issues[0].message);
		this.name = "ValiError";
		this.issues = issues;
	}
};

//#endregion
//#region src/utils/isValiError/isValiError.ts
/**
* A type guard to check if an error is a ValiError.
*
* @param error The error to check.
*
* @returns Whether its a ValiError.
*/
/* @__NO_SIDE_EFFECTS__ */
function isValiError(error) {
	return error instanceof ValiError;
}

//#endregion
//#region src/actions/args/args.ts
/* @__NO_SIDE_EFFECTS__ */
function args(schema) {
	return {
		kind: "transformation",
		type: "args",
		reference: args,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = (...args_) => {
				const argsDataset = this.schema["~run"]({ value: args_ }, config$1);
				if (argsDataset.issues) throw new ValiError(argsDataset.issues);
				return func(...argsDataset.value);
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/args/argsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function argsAsync(schema) {
	return {
		kind: "transformation",
		type: "args",
		reference: argsAsync,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = async (...args$1) => {
				const argsDataset = await schema["~run"]({ value: args$1 }, config$1);
				if (argsDataset.issues) throw new ValiError(argsDataset.issues);
				return func(...argsDataset.value);
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/await/awaitAsync.ts
/**
* Creates an await transformation action.
*
* @returns An await action.
*/
/* @__NO_SIDE_EFFECTS__ */
function awaitAsync() {
	return {
		kind: "transformation",
		type: "await",
		reference: awaitAsync,
		async: true,
		async "~run"(dataset) {
			dataset.value = await dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/regex.ts
/**
* [Base64](https://en.wikipedia.org/wiki/Base64) regex.
*/
const BASE64_REGEX = /^(?:[\da-z+/]{4})*(?:[\da-z+/]{2}==|[\da-z+/]{3}=)?$/iu;
/**
* [BIC](https://en.wikipedia.org/wiki/ISO_9362) regex.
*/
const BIC_REGEX = /^[A-Z]{6}(?!00)[\dA-Z]{2}(?:[\dA-Z]{3})?$/u;
/**
* [Cuid2](https://github.com/paralleldrive/cuid2) regex.
*/
const CUID2_REGEX = /^[a-z][\da-z]*$/u;
/**
* [Decimal](https://en.wikipedia.org/wiki/Decimal) regex.
*/
const DECIMAL_REGEX = /^[+-]?(?:\d*\.)?\d+$/u;
/**
* [Digits](https://en.wikipedia.org/wiki/Numerical_digit) regex.
*/
const DIGITS_REGEX = /^\d+$/u;
/**
* [Domain name](https://en.wikipedia.org/wiki/Domain_name) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
* ASCII-only validation. Internationalized domain names (IDNs) are not
* supported, including Punycode-encoded labels.
*/
const DOMAIN_REGEX = /^(?=.{1,253}$)(?:(?![Xx][Nn]--)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/u;
/**
* [Email address](https://en.wikipedia.org/wiki/Email_address) regex.
*
* Hint: We decided against the `i` flag to avoid matching non-ASCII characters.
*/
const EMAIL_REGEX = /^[\w+-]+(?:\.[\w+-]+)*@[\da-zA-Z]+(?:[.-][\da-zA-Z]+)*\.[a-zA-Z]{2,}$/u;
/**
* Emoji regex from [emoji-regex-xs](https://github.com/slevithan/emoji-regex-xs) v1.0.0 (MIT license).
*
* Hint: We decided against the newer `/^\p{RGI_Emoji}+$/v` regex because it is
* not supported in older runtimes and does not match all emoji.
*/
const EMOJI_REGEX = /^(?:[\u{1F1E6}-\u{1F1FF}]{2}|\u{1F3F4}[\u{E0061}-\u{E007A}]{2}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,3}\u{E007F}|(?:\p{Emoji}\uFE0F\u20E3?|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|(?![\p{Emoji_Modifier_Base}\u{1F1E6}-\u{1F1FF}])\p{Emoji_Presentation})(?:\u200D(?:\p{Emoji}\uFE0F\u20E3?|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|(?![\p{Emoji_Modifier_Base}\u{1F1E6}-\u{1F1FF}])\p{Emoji_Presentation}))*)+$/u;
/**
* [Hexadecimal](https://en.wikipedia.org/wiki/Hexadecimal) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const HEXADECIMAL_REGEX = /^(?:0[hx])?[\da-fA-F]+$/u;
/**
* [Hex color](https://en.wikipedia.org/wiki/Web_colors#Hex_triplet) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const HEX_COLOR_REGEX = /^#(?:[\da-fA-F]{3,4}|[\da-fA-F]{6}|[\da-fA-F]{8})$/u;
/**
* [IMEI](https://en.wikipedia.org/wiki/International_Mobile_Equipment_Identity) regex.
*/
const IMEI_REGEX = /^\d{15}$|^\d{2}-\d{6}-\d{6}-\d$/u;
/**
* [IPv4](https://en.wikipedia.org/wiki/IPv4) regex.
*/
const IPV4_REGEX = /^(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])(?:\.(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])){3}$/u;
/**
* [IPv6](https://en.wikipedia.org/wiki/IPv6) regex.
*/
const IPV6_REGEX = /^(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,7}:|(?:[\da-f]{1,4}:){1,6}:[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,5}(?::[\da-f]{1,4}){1,2}|(?:[\da-f]{1,4}:){1,4}(?::[\da-f]{1,4}){1,3}|(?:[\da-f]{1,4}:){1,3}(?::[\da-f]{1,4}){1,4}|(?:[\da-f]{1,4}:){1,2}(?::[\da-f]{1,4}){1,5}|[\da-f]{1,4}:(?::[\da-f]{1,4}){1,6}|:(?:(?::[\da-f]{1,4}){1,7}|:)|fe80:(?::[\da-f]{0,4}){0,4}%[\da-z]+|::(?:f{4}(?::0{1,4})?:)?(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d)|(?:[\da-f]{1,4}:){1,4}:(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d))$/iu;
/**
* [IP](https://en.wikipedia.org/wiki/IP_address) regex.
*/
const IP_REGEX = /^(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])(?:\.(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])){3}$|^(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,7}:|(?:[\da-f]{1,4}:){1,6}:[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,5}(?::[\da-f]{1,4}){1,2}|(?:[\da-f]{1,4}:){1,4}(?::[\da-f]{1,4}){1,3}|(?:[\da-f]{1,4}:){1,3}(?::[\da-f]{1,4}){1,4}|(?:[\da-f]{1,4}:){1,2}(?::[\da-f]{1,4}){1,5}|[\da-f]{1,4}:(?::[\da-f]{1,4}){1,6}|:(?:(?::[\da-f]{1,4}){1,7}|:)|fe80:(?::[\da-f]{0,4}){0,4}%[\da-z]+|::(?:f{4}(?::0{1,4})?:)?(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d)|(?:[\da-f]{1,4}:){1,4}:(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d))$/iu;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date regex.
*/
const ISO_DATE_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date-time regex.
*/
const ISO_DATE_TIME_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3]):[0-5]\d$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date-time with seconds regex.
*/
const ISO_DATE_TIME_SECOND_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3])(?::[0-5]\d){2}$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) time regex.
*/
const ISO_TIME_REGEX = /^(?:0\d|1\d|2[0-3]):[0-5]\d$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) time with seconds regex.
*/
const ISO_TIME_SECOND_REGEX = /^(?:0\d|1\d|2[0-3])(?::[0-5]\d){2}$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) timestamp regex. Allows a
* space as a date/time separator and an optional space before the UTC offset.
*/
const ISO_TIMESTAMP_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3])(?::[0-5]\d){2}(?:\.\d{1,9})?(?:Z| ?[+-](?:0\d|1\d|2[0-3])(?::?[0-5]\d)?)$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) week regex.
*/
const ISO_WEEK_REGEX = /^\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])$/u;
/**
* [JWS compact serialization](https://datatracker.ietf.org/doc/html/rfc7515#section-3.1)
* regex.
*
* Hint: Empty payload and signature segments are allowed because the
* Base64URL-encoded representation of an empty octet sequence is an empty
* string.
*/
const JWS_COMPACT_REGEX = /^(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)\.(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)?\.(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)?$/u;
/**
* [ISRC](https://en.wikipedia.org/wiki/International_Standard_Recording_Code) regex.
*/
const ISRC_REGEX = /^(?:[A-Z]{2}[A-Z\d]{3}\d{7}|[A-Z]{2}-[A-Z\d]{3}-\d{2}-\d{5})$/u;
/**
* [KSUID](https://github.com/segmentio/ksuid) regex.
*/
const KSUID_REGEX = /^[a-zA-Z0-9]{27}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) 48 bit regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC48_REGEX = /^(?:[\da-fA-F]{2}:){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){2}[\da-fA-F]{4}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) 64 bit regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC64_REGEX = /^(?:[\da-fA-F]{2}:){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){3}[\da-fA-F]{4}$|^(?:[\da-fA-F]{4}:){3}[\da-fA-F]{4}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC_REGEX = /^(?:[\da-fA-F]{2}:){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){2}[\da-fA-F]{4}$|^(?:[\da-fA-F]{2}:){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){3}[\da-fA-F]{4}$|^(?:[\da-fA-F]{4}:){3}[\da-fA-F]{4}$/u;
/**
* [Nano ID](https://github.com/ai/nanoid) regex.
*/
const NANO_ID_REGEX = /^[\w-]+$/u;
/**
* [Octal](https://en.wikipedia.org/wiki/Octal) regex.
*/
const OCTAL_REGEX = /^(?:0o)?[0-7]+$/u;
/**
* [RFC 5322 email address](https://datatracker.ietf.org/doc/html/rfc5322#section-3.4.1) regex.
*
* Hint: This regex was taken from the [HTML Living Standard Specification](https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address) and does not perfectly represent RFC 5322.
*/
const RFC_EMAIL_REGEX = /^[a-zA-Z0-9.!#$%&'*+\/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
/**
* [Slug](https://en.wikipedia.org/wiki/Clean_URL#Slug) regex.
*/
const SLUG_REGEX = /^[\da-z]+(?:[-_][\da-z]+)*$/u;
/**
* [ULID](https://github.com/ulid/spec) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
* Hint: The first character is restricted to `[0-7]` because the 48-bit
* timestamp cannot exceed 2^48-1, making the maximum valid ULID
* `7ZZZZZZZZZZZZZZZZZZZZZZZZZ` in Crockford's Base32 encoding.
*/
const ULID_REGEX = /^[0-7][\da-hjkmnp-tv-zA-HJKMNP-TV-Z]{25}$/u;
/**
* [UUID](https://en.wikipedia.org/wiki/Universally_unique_identifier) regex.
*/
const UUID_REGEX = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;

//#endregion
//#region src/actions/base64/base64.ts
/* @__NO_SIDE_EFFECTS__ */
function base64(message$1) {
	return {
		kind: "validation",
		type: "base64",
		reference: base64,
		async: false,
		expects: null,
		requirement: BASE64_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Base64", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/bic/bic.ts
/* @__NO_SIDE_EFFECTS__ */
function bic(message$1) {
	return {
		kind: "validation",
		type: "bic",
		reference: bic,
		async: false,
		expects: null,
		requirement: BIC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "BIC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/brand/brand.ts
/**
* Creates a brand transformation action.
*
* @param name The brand name.
*
* @returns A brand action.
*/
/* @__NO_SIDE_EFFECTS__ */
function brand(name) {
	return {
		kind: "transformation",
		type: "brand",
		reference: brand,
		async: false,
		name,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/bytes/bytes.ts
/* @__NO_SIDE_EFFECTS__ */
function bytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "bytes",
		reference: bytes,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 !== this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/check/check.ts
/* @__NO_SIDE_EFFECTS__ */
function check(requirement, message$1) {
	return {
		kind: "validation",
		type: "check",
		reference: check,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/check/checkAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function checkAsync(requirement, message$1) {
	return {
		kind: "validation",
		type: "check",
		reference: checkAsync,
		async: true,
		expects: null,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.typed && !await this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/checkItems/checkItems.ts
/* @__NO_SIDE_EFFECTS__ */
function checkItems(requirement, message$1) {
	return {
		kind: "validation",
		type: "check_items",
		reference: checkItems,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) for (let index = 0; index < dataset.value.length; index++) {
				const item = dataset.value[index];
				if (!this.requirement(item, index, dataset.value)) _addIssue(this, "item", dataset, config$1, {
					input: item,
					path: [{
						type: "array",
						origin: "value",
						input: dataset.value,
						key: index,
						value: item
					}]
				});
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/checkItems/checkItemsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function checkItemsAsync(requirement, message$1) {
	return {
		kind: "validation",
		type: "check_items",
		reference: checkItemsAsync,
		async: true,
		expects: null,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.typed) {
				const requirementResults = await Promise.all(dataset.value.map(this.requirement));
				for (let index = 0; index < dataset.value.length; index++) if (!requirementResults[index]) {
					const item = dataset.value[index];
					_addIssue(this, "item", dataset, config$1, {
						input: item,
						path: [{
							type: "array",
							origin: "value",
							input: dataset.value,
							key: index,
							value: item
						}]
					});
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/codePoints/codePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function codePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "code_points",
		reference: codePoints,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count !== this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/creditCard/creditCard.ts
/**
* Credit card regex.
*/
const CREDIT_CARD_REGEX = /^(?:\d{13,19}|\d{4}(?: \d{3,6}){2,4}|\d{4}(?:-\d{3,6}){2,4})$/u;
/**
* Sanitize regex.
*/
const SANITIZE_REGEX = /[- ]/gu;
/**
* Provider regex list.
*/
const PROVIDER_REGEX_LIST = (/* unused pure expression or super */ null && ([
	/^3[47]\d{13}$/u,
	/^3(?:0[0-5]|[68]\d)\d{11,13}$/u,
	/^6(?:011|5\d{2})\d{12,15}$/u,
	/^(?:2131|1800|35\d{3})\d{11}$/u,
	/^(?:5[1-5]\d{2}|222\d|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}$/u,
	/^(?:6[27]\d{14,17}|81\d{14,17})$/u,
	/^4\d{12}(?:\d{3,6})?$/u
]));
/* @__NO_SIDE_EFFECTS__ */
function creditCard(message$1) {
	return {
		kind: "validation",
		type: "credit_card",
		reference: creditCard,
		async: false,
		expects: null,
		requirement(input) {
			let sanitized;
			return CREDIT_CARD_REGEX.test(input) && (sanitized = input.replace(SANITIZE_REGEX, "")) && PROVIDER_REGEX_LIST.some((regex$1) => regex$1.test(sanitized)) && /* @__PURE__ */ _isLuhnAlgo(sanitized);
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "credit card", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/cuid2/cuid2.ts
/* @__NO_SIDE_EFFECTS__ */
function cuid2(message$1) {
	return {
		kind: "validation",
		type: "cuid2",
		reference: cuid2,
		async: false,
		expects: null,
		requirement: CUID2_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Cuid2", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/decimal/decimal.ts
/* @__NO_SIDE_EFFECTS__ */
function decimal(message$1) {
	return {
		kind: "validation",
		type: "decimal",
		reference: decimal,
		async: false,
		expects: null,
		requirement: DECIMAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "decimal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/description/description.ts
/**
* Creates a description metadata action.
*
* @param description_ The description text.
*
* @returns A description action.
*/
/* @__NO_SIDE_EFFECTS__ */
function description(description_) {
	return {
		kind: "metadata",
		type: "description",
		reference: description,
		description: description_
	};
}

//#endregion
//#region src/actions/digits/digits.ts
/* @__NO_SIDE_EFFECTS__ */
function digits(message$1) {
	return {
		kind: "validation",
		type: "digits",
		reference: digits,
		async: false,
		expects: null,
		requirement: DIGITS_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "digits", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/domain/domain.ts
/* @__NO_SIDE_EFFECTS__ */
function domain(message$1) {
	return {
		kind: "validation",
		type: "domain",
		reference: domain,
		expects: null,
		async: false,
		requirement: DOMAIN_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "domain", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/email/email.ts
/* @__NO_SIDE_EFFECTS__ */
function email(message$1) {
	return {
		kind: "validation",
		type: "email",
		reference: email,
		expects: null,
		async: false,
		requirement: EMAIL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "email", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/emoji/emoji.ts
/* @__NO_SIDE_EFFECTS__ */
function emoji(message$1) {
	return {
		kind: "validation",
		type: "emoji",
		reference: emoji,
		async: false,
		expects: null,
		requirement: EMOJI_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "emoji", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/empty/empty.ts
/* @__NO_SIDE_EFFECTS__ */
function empty(message$1) {
	return {
		kind: "validation",
		type: "empty",
		reference: empty,
		async: false,
		expects: "0",
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length > 0) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/endsWith/endsWith.ts
/* @__NO_SIDE_EFFECTS__ */
function endsWith(requirement, message$1) {
	return {
		kind: "validation",
		type: "ends_with",
		reference: endsWith,
		async: false,
		expects: `"${requirement}"`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.endsWith(this.requirement)) _addIssue(this, "end", dataset, config$1, { received: `"${dataset.value.slice(-this.requirement.length)}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/entries/entries.ts
/* @__NO_SIDE_EFFECTS__ */
function entries(requirement, message$1) {
	return {
		kind: "validation",
		type: "entries",
		reference: entries,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count !== this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/everyItem/everyItem.ts
/* @__NO_SIDE_EFFECTS__ */
function everyItem(requirement, message$1) {
	return {
		kind: "validation",
		type: "every_item",
		reference: everyItem,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.every(this.requirement)) _addIssue(this, "item", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/examples/examples.ts
/**
* Creates an examples metadata action.
*
* @param examples_ The examples.
*
* @returns An examples action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function examples(examples_) {
	return {
		kind: "metadata",
		type: "examples",
		reference: examples,
		examples: examples_
	};
}

//#endregion
//#region src/actions/excludes/excludes.ts
/* @__NO_SIDE_EFFECTS__ */
function excludes(requirement, message$1) {
	const received = /* @__PURE__ */ _stringify(requirement);
	return {
		kind: "validation",
		type: "excludes",
		reference: excludes,
		async: false,
		expects: `!${received}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.includes(this.requirement)) _addIssue(this, "content", dataset, config$1, { received });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/filterItems/filterItems.ts
/* @__NO_SIDE_EFFECTS__ */
function filterItems(operation) {
	return {
		kind: "transformation",
		type: "filter_items",
		reference: filterItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.filter(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/findItem/findItem.ts
/* @__NO_SIDE_EFFECTS__ */
function findItem(operation) {
	return {
		kind: "transformation",
		type: "find_item",
		reference: findItem,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.find(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/finite/finite.ts
/* @__NO_SIDE_EFFECTS__ */
function finite(message$1) {
	return {
		kind: "validation",
		type: "finite",
		reference: finite,
		async: false,
		expects: null,
		requirement: Number.isFinite,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "finite", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/flavor/flavor.ts
/**
* Creates a flavor transformation action.
*
* @param name The flavor name.
*
* @returns A flavor action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function flavor(name) {
	return {
		kind: "transformation",
		type: "flavor",
		reference: flavor,
		async: false,
		name,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/graphemes/graphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function graphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "graphemes",
		reference: graphemes,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count !== this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/gtValue/gtValue.ts
/* @__NO_SIDE_EFFECTS__ */
function gtValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "gt_value",
		reference: gtValue,
		async: false,
		expects: `>${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value > this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/guard/guard.ts
/* @__NO_SIDE_EFFECTS__ */
function guard(requirement, message$1) {
	return {
		kind: "transformation",
		type: "guard",
		reference: guard,
		async: false,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) {
				_addIssue(this, "input", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hash/hash.ts
/**
* Hash lengths object.
*/
const HASH_LENGTHS = {
	md4: 32,
	md5: 32,
	sha1: 40,
	sha256: 64,
	sha384: 96,
	sha512: 128,
	ripemd128: 32,
	ripemd160: 40,
	tiger128: 32,
	tiger160: 40,
	tiger192: 48,
	crc32: 8,
	crc32b: 8,
	adler32: 8
};
/* @__NO_SIDE_EFFECTS__ */
function hash(types, message$1) {
	return {
		kind: "validation",
		type: "hash",
		reference: hash,
		expects: null,
		async: false,
		requirement: RegExp(types.map((type) => `^[a-fA-F0-9]{${HASH_LENGTHS[type]}}$`).join("|"), "u"),
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hash", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hexadecimal/hexadecimal.ts
/* @__NO_SIDE_EFFECTS__ */
function hexadecimal(message$1) {
	return {
		kind: "validation",
		type: "hexadecimal",
		reference: hexadecimal,
		async: false,
		expects: null,
		requirement: HEXADECIMAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hexadecimal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hexColor/hexColor.ts
/* @__NO_SIDE_EFFECTS__ */
function hexColor(message$1) {
	return {
		kind: "validation",
		type: "hex_color",
		reference: hexColor,
		async: false,
		expects: null,
		requirement: HEX_COLOR_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hex color", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/imei/imei.ts
/* @__NO_SIDE_EFFECTS__ */
function imei(message$1) {
	return {
		kind: "validation",
		type: "imei",
		reference: imei,
		async: false,
		expects: null,
		requirement(input) {
			return IMEI_REGEX.test(input) && /* @__PURE__ */ _isLuhnAlgo(input);
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "IMEI", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/includes/includes.ts
/* @__NO_SIDE_EFFECTS__ */
function includes(requirement, message$1) {
	const expects = /* @__PURE__ */ _stringify(requirement);
	return {
		kind: "validation",
		type: "includes",
		reference: includes,
		async: false,
		expects,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.includes(this.requirement)) _addIssue(this, "content", dataset, config$1, { received: `!${expects}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/integer/integer.ts
/* @__NO_SIDE_EFFECTS__ */
function integer(message$1) {
	return {
		kind: "validation",
		type: "integer",
		reference: integer,
		async: false,
		expects: null,
		requirement: Number.isInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "integer", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ip/ip.ts
/* @__NO_SIDE_EFFECTS__ */
function ip(message$1) {
	return {
		kind: "validation",
		type: "ip",
		reference: ip,
		async: false,
		expects: null,
		requirement: IP_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IP", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ipv4/ipv4.ts
/* @__NO_SIDE_EFFECTS__ */
function ipv4(message$1) {
	return {
		kind: "validation",
		type: "ipv4",
		reference: ipv4,
		async: false,
		expects: null,
		requirement: IPV4_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IPv4", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ipv6/ipv6.ts
/* @__NO_SIDE_EFFECTS__ */
function ipv6(message$1) {
	return {
		kind: "validation",
		type: "ipv6",
		reference: ipv6,
		async: false,
		expects: null,
		requirement: IPV6_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IPv6", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isbn/utils/_isIsbn10.ts
/**
* [Validates an ISBN-10](https://en.wikipedia.org/wiki/ISBN#ISBN-10_check_digits).
*
* @param input The input value.
*
* @returns `true` if the input is a valid ISBN-10, `false` otherwise.
*
* @internal
*/
function _isIsbn10(input) {
	const digits$1 = input.split("").map((c) => c === "X" ? 10 : parseInt(c));
	let sum = 0;
	for (let i = 0; i < 10; i++) sum += digits$1[i] * (10 - i);
	return sum % 11 === 0;
}

//#endregion
//#region src/actions/isbn/utils/_isIsbn13.ts
/**
* [Validates an ISBN-13](https://en.wikipedia.org/wiki/ISBN#ISBN-13_check_digit_calculation).
*
* @param input The input value.
*
* @returns `true` if the input is a valid ISBN-13, `false` otherwise.
*
* @internal
*/
function _isIsbn13(input) {
	const digits$1 = input.split("").map((c) => parseInt(c));
	let sum = 0;
	for (let i = 0; i < 13; i++) sum += digits$1[i] * (i % 2 === 0 ? 1 : 3);
	return sum % 10 === 0;
}

//#endregion
//#region src/actions/isbn/isbn.ts
/**
* ISBN separator regex.
*/
const ISBN_SEPARATOR_REGEX = /[- ]/gu;
/**
* ISBN-10 detection regex.
*/
const ISBN_10_DETECTION_REGEX = /^\d{9}[\dX]$/u;
/**
* ISBN-13 detection regex.
*/
const ISBN_13_DETECTION_REGEX = /^\d{13}$/u;
/* @__NO_SIDE_EFFECTS__ */
function isbn(message$1) {
	return {
		kind: "validation",
		type: "isbn",
		reference: isbn,
		async: false,
		expects: null,
		requirement(input) {
			const replacedInput = input.replace(ISBN_SEPARATOR_REGEX, "");
			if (ISBN_10_DETECTION_REGEX.test(replacedInput)) return _isIsbn10(replacedInput);
			else if (ISBN_13_DETECTION_REGEX.test(replacedInput)) return _isIsbn13(replacedInput);
			return false;
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "ISBN", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isrc/isrc.ts
/* @__NO_SIDE_EFFECTS__ */
function isrc(message$1) {
	return {
		kind: "validation",
		type: "isrc",
		reference: isrc,
		async: false,
		expects: null,
		requirement: ISRC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "ISRC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDate/isoDate.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDate(message$1) {
	return {
		kind: "validation",
		type: "iso_date",
		reference: isoDate,
		async: false,
		expects: null,
		requirement: ISO_DATE_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDateTime/isoDateTime.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDateTime(message$1) {
	return {
		kind: "validation",
		type: "iso_date_time",
		reference: isoDateTime,
		async: false,
		expects: null,
		requirement: ISO_DATE_TIME_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date-time", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDateTimeSecond/isoDateTimeSecond.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDateTimeSecond(message$1) {
	return {
		kind: "validation",
		type: "iso_date_time_second",
		reference: isoDateTimeSecond,
		async: false,
		expects: null,
		requirement: ISO_DATE_TIME_SECOND_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date-time-second", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTime/isoTime.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTime(message$1) {
	return {
		kind: "validation",
		type: "iso_time",
		reference: isoTime,
		async: false,
		expects: null,
		requirement: ISO_TIME_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "time", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTimeSecond/isoTimeSecond.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTimeSecond(message$1) {
	return {
		kind: "validation",
		type: "iso_time_second",
		reference: isoTimeSecond,
		async: false,
		expects: null,
		requirement: ISO_TIME_SECOND_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "time-second", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTimestamp/isoTimestamp.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTimestamp(message$1) {
	return {
		kind: "validation",
		type: "iso_timestamp",
		reference: isoTimestamp,
		async: false,
		expects: null,
		requirement: ISO_TIMESTAMP_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "timestamp", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoWeek/isoWeek.ts
/* @__NO_SIDE_EFFECTS__ */
function isoWeek(message$1) {
	return {
		kind: "validation",
		type: "iso_week",
		reference: isoWeek,
		async: false,
		expects: null,
		requirement: ISO_WEEK_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "week", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/jwsCompact/jwsCompact.ts
/* @__NO_SIDE_EFFECTS__ */
function jwsCompact(message$1) {
	return {
		kind: "validation",
		type: "jws_compact",
		reference: jwsCompact,
		async: false,
		expects: null,
		requirement: JWS_COMPACT_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "JWS compact", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ksuid/ksuid.ts
/* @__NO_SIDE_EFFECTS__ */
function ksuid(message$1) {
	return {
		kind: "validation",
		type: "ksuid",
		reference: ksuid,
		async: false,
		expects: null,
		requirement: KSUID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "KSUID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/length/length.ts
/* @__NO_SIDE_EFFECTS__ */
function dist_length(requirement, message$1) {
	return {
		kind: "validation",
		type: "length",
		reference: dist_length,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length !== this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ltValue/ltValue.ts
/* @__NO_SIDE_EFFECTS__ */
function ltValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "lt_value",
		reference: ltValue,
		async: false,
		expects: `<${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value < this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac/mac.ts
/* @__NO_SIDE_EFFECTS__ */
function mac(message$1) {
	return {
		kind: "validation",
		type: "mac",
		reference: mac,
		async: false,
		expects: null,
		requirement: MAC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac48/mac48.ts
/* @__NO_SIDE_EFFECTS__ */
function mac48(message$1) {
	return {
		kind: "validation",
		type: "mac48",
		reference: mac48,
		async: false,
		expects: null,
		requirement: MAC48_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "48-bit MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac64/mac64.ts
/* @__NO_SIDE_EFFECTS__ */
function mac64(message$1) {
	return {
		kind: "validation",
		type: "mac64",
		reference: mac64,
		async: false,
		expects: null,
		requirement: MAC64_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "64-bit MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mapItems/mapItems.ts
/* @__NO_SIDE_EFFECTS__ */
function mapItems(operation) {
	return {
		kind: "transformation",
		type: "map_items",
		reference: mapItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.map(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxBytes/maxBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function maxBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_bytes",
		reference: maxBytes,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 > this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxCodePoints/maxCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function maxCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_code_points",
		reference: maxCodePoints,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count > this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxEntries/maxEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function maxEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_entries",
		reference: maxEntries,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count > this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxGraphemes/maxGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function maxGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_graphemes",
		reference: maxGraphemes,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count > this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxLength/maxLength.ts
/* @__NO_SIDE_EFFECTS__ */
function maxLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_length",
		reference: maxLength,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length > this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxSize/maxSize.ts
/* @__NO_SIDE_EFFECTS__ */
function maxSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_size",
		reference: maxSize,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size > this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxValue/maxValue.ts
/* @__NO_SIDE_EFFECTS__ */
function maxValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_value",
		reference: maxValue,
		async: false,
		expects: `<=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value <= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxWords/maxWords.ts
/* @__NO_SIDE_EFFECTS__ */
function maxWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "max_words",
		reference: maxWords,
		async: false,
		expects: `<=${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count > this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/metadata/metadata.ts
/**
* Creates a custom metadata action.
*
* @param metadata_ The metadata object.
*
* @returns A metadata action.
*/
/* @__NO_SIDE_EFFECTS__ */
function metadata(metadata_) {
	return {
		kind: "metadata",
		type: "metadata",
		reference: metadata,
		metadata: metadata_
	};
}

//#endregion
//#region src/actions/mimeType/mimeType.ts
/* @__NO_SIDE_EFFECTS__ */
function mimeType(requirement, message$1) {
	return {
		kind: "validation",
		type: "mime_type",
		reference: mimeType,
		async: false,
		expects: /* @__PURE__ */ _joinExpects(requirement.map((option) => `"${option}"`), "|"),
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.includes(dataset.value.type)) _addIssue(this, "MIME type", dataset, config$1, { received: `"${dataset.value.type}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minBytes/minBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function minBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_bytes",
		reference: minBytes,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 < this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minCodePoints/minCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function minCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_code_points",
		reference: minCodePoints,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count < this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minEntries/minEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function minEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_entries",
		reference: minEntries,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count < this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minGraphemes/minGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function minGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_graphemes",
		reference: minGraphemes,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count < this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minLength/minLength.ts
/* @__NO_SIDE_EFFECTS__ */
function minLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_length",
		reference: minLength,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length < this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minSize/minSize.ts
/* @__NO_SIDE_EFFECTS__ */
function minSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_size",
		reference: minSize,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size < this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minValue/minValue.ts
/* @__NO_SIDE_EFFECTS__ */
function minValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_value",
		reference: minValue,
		async: false,
		expects: `>=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value >= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minWords/minWords.ts
/* @__NO_SIDE_EFFECTS__ */
function minWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "min_words",
		reference: minWords,
		async: false,
		expects: `>=${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count < this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/multipleOf/multipleOf.ts
/* @__NO_SIDE_EFFECTS__ */
function multipleOf(requirement, message$1) {
	return {
		kind: "validation",
		type: "multiple_of",
		reference: multipleOf,
		async: false,
		expects: `%${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value % this.requirement != 0) _addIssue(this, "multiple", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/nanoid/nanoid.ts
/* @__NO_SIDE_EFFECTS__ */
function nanoid(message$1) {
	return {
		kind: "validation",
		type: "nanoid",
		reference: nanoid,
		async: false,
		expects: null,
		requirement: NANO_ID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Nano ID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/nonEmpty/nonEmpty.ts
/* @__NO_SIDE_EFFECTS__ */
function nonEmpty(message$1) {
	return {
		kind: "validation",
		type: "non_empty",
		reference: nonEmpty,
		async: false,
		expects: "!0",
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length === 0) _addIssue(this, "length", dataset, config$1, { received: "0" });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/normalize/normalize.ts
/* @__NO_SIDE_EFFECTS__ */
function normalize(form) {
	return {
		kind: "transformation",
		type: "normalize",
		reference: normalize,
		async: false,
		form,
		"~run"(dataset) {
			dataset.value = dataset.value.normalize(this.form);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notBytes/notBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function notBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_bytes",
		reference: notBytes,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 === this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notCodePoints/notCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function notCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_code_points",
		reference: notCodePoints,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count === this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notEntries/notEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function notEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_entries",
		reference: notEntries,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count === this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notGraphemes/notGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function notGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_graphemes",
		reference: notGraphemes,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count === this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notLength/notLength.ts
/* @__NO_SIDE_EFFECTS__ */
function notLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_length",
		reference: notLength,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length === this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notSize/notSize.ts
/* @__NO_SIDE_EFFECTS__ */
function notSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_size",
		reference: notSize,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size === this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notValue/notValue.ts
/* @__NO_SIDE_EFFECTS__ */
function notValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_value",
		reference: notValue,
		async: false,
		expects: requirement instanceof Date ? `!${requirement.toJSON()}` : `!${/* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && /* @__PURE__ */ _isValueMatch(this.requirement, dataset.value)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notValues/notValues.ts
/* @__NO_SIDE_EFFECTS__ */
function notValues(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_values",
		reference: notValues,
		async: false,
		expects: `!${/* @__PURE__ */ _joinExpects(requirement.map((value$1) => value$1 instanceof Date ? value$1.toJSON() : /* @__PURE__ */ _stringify(value$1)), "|")}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && this.requirement.some((requirement$1) => /* @__PURE__ */ _isValueMatch(requirement$1, dataset.value))) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notWords/notWords.ts
/* @__NO_SIDE_EFFECTS__ */
function notWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "not_words",
		reference: notWords,
		async: false,
		expects: `!${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count === this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/octal/octal.ts
/* @__NO_SIDE_EFFECTS__ */
function octal(message$1) {
	return {
		kind: "validation",
		type: "octal",
		reference: octal,
		async: false,
		expects: null,
		requirement: OCTAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "octal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/parseBoolean/parseBoolean.ts
const TRUTHY = (/* unused pure expression or super */ null && ([
	true,
	1,
	"true",
	"1",
	"yes",
	"y",
	"on",
	"enabled"
]));
const FALSY = (/* unused pure expression or super */ null && ([
	false,
	0,
	"false",
	"0",
	"no",
	"n",
	"off",
	"disabled"
]));
/* @__NO_SIDE_EFFECTS__ */
function parseBoolean(config$1, message$1) {
	const normalize$1 = (v) => typeof v === "string" ? v.toLowerCase() : v;
	const truthyRaw = config$1?.truthy ?? TRUTHY;
	const falsyRaw = config$1?.falsy ?? FALSY;
	const truthy = config$1?.truthy ? config$1.truthy.map(normalize$1) : TRUTHY;
	const falsy = config$1?.falsy ? config$1.falsy.map(normalize$1) : FALSY;
	return {
		kind: "transformation",
		type: "parse_boolean",
		reference: parseBoolean,
		expects: /* @__PURE__ */ _joinExpects([...truthyRaw, ...falsyRaw].map(_stringify), "|"),
		config: config$1,
		message: message$1,
		async: false,
		"~run"(dataset, config$2) {
			const input = normalize$1(dataset.value);
			if (truthy.includes(input)) dataset.value = true;
			else if (falsy.includes(input)) dataset.value = false;
			else {
				_addIssue(this, "boolean", dataset, config$2);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/parseJson/parseJson.ts
/* @__NO_SIDE_EFFECTS__ */
function parseJson(config$1, message$1) {
	return {
		kind: "transformation",
		type: "parse_json",
		reference: parseJson,
		config: config$1,
		message: message$1,
		async: false,
		"~run"(dataset, config$2) {
			try {
				dataset.value = JSON.parse(dataset.value, this.config?.reviver);
			} catch (error) {
				if (error instanceof Error) {
					_addIssue(this, "JSON", dataset, config$2, { received: `"${error.message}"` });
					dataset.typed = false;
				} else throw error;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/partialCheck/utils/_isPartiallyTyped/_isPartiallyTyped.ts
/**
* Checks if a dataset is partially typed.
*
* @param dataset The dataset to check.
* @param paths The paths to check.
*
* @returns Whether it is partially typed.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isPartiallyTyped(dataset, paths) {
	if (dataset.issues) for (const path of paths) for (const issue of dataset.issues) {
		let typed = false;
		const bound = Math.min(path.length, issue.path?.length ?? 0);
		for (let index = 0; index < bound; index++) if (path[index] !== issue.path[index].key && (path[index] !== "$" || issue.path[index].type !== "array")) {
			typed = true;
			break;
		}
		if (!typed) return false;
	}
	return true;
}

//#endregion
//#region src/actions/partialCheck/partialCheck.ts
/* @__NO_SIDE_EFFECTS__ */
function partialCheck(paths, requirement, message$1) {
	return {
		kind: "validation",
		type: "partial_check",
		reference: partialCheck,
		async: false,
		expects: null,
		paths,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if ((dataset.typed || /* @__PURE__ */ _isPartiallyTyped(dataset, paths)) && !this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/partialCheck/partialCheckAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function partialCheckAsync(paths, requirement, message$1) {
	return {
		kind: "validation",
		type: "partial_check",
		reference: partialCheckAsync,
		async: true,
		expects: null,
		paths,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if ((dataset.typed || /* @__PURE__ */ _isPartiallyTyped(dataset, paths)) && !await this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawCheck/rawCheck.ts
/**
* Creates a raw check validation action.
*
* @param action The validation action.
*
* @returns A raw check action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawCheck(action) {
	return {
		kind: "validation",
		type: "raw_check",
		reference: rawCheck,
		async: false,
		expects: null,
		"~run"(dataset, config$1) {
			action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info)
			});
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawCheck/rawCheckAsync.ts
/**
* Creates a raw check validation action.
*
* @param action The validation action.
*
* @returns A raw check action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawCheckAsync(action) {
	return {
		kind: "validation",
		type: "raw_check",
		reference: rawCheckAsync,
		async: true,
		expects: null,
		async "~run"(dataset, config$1) {
			await action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info)
			});
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawTransform/rawTransform.ts
/**
* Creates a raw transformation action.
*
* @param action The transformation action.
*
* @returns A raw transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawTransform(action) {
	return {
		kind: "transformation",
		type: "raw_transform",
		reference: rawTransform,
		async: false,
		"~run"(dataset, config$1) {
			const output = action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info),
				NEVER: null
			});
			if (dataset.issues) dataset.typed = false;
			else dataset.value = output;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawTransform/rawTransformAsync.ts
/**
* Creates a raw transformation action.
*
* @param action The transformation action.
*
* @returns A raw transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawTransformAsync(action) {
	return {
		kind: "transformation",
		type: "raw_transform",
		reference: rawTransformAsync,
		async: true,
		async "~run"(dataset, config$1) {
			const output = await action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info),
				NEVER: null
			});
			if (dataset.issues) dataset.typed = false;
			else dataset.value = output;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/readonly/readonly.ts
/* @__NO_SIDE_EFFECTS__ */
function readonly() {
	return {
		kind: "transformation",
		type: "readonly",
		reference: readonly,
		async: false,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/reduceItems/reduceItems.ts
/* @__NO_SIDE_EFFECTS__ */
function reduceItems(operation, initial) {
	return {
		kind: "transformation",
		type: "reduce_items",
		reference: reduceItems,
		async: false,
		operation,
		initial,
		"~run"(dataset) {
			dataset.value = dataset.value.reduce(this.operation, this.initial);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/regex/regex.ts
/* @__NO_SIDE_EFFECTS__ */
function regex(requirement, message$1) {
	return {
		kind: "validation",
		type: "regex",
		reference: regex,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "format", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/returns/returns.ts
/* @__NO_SIDE_EFFECTS__ */
function returns(schema) {
	return {
		kind: "transformation",
		type: "returns",
		reference: returns,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = (...args_) => {
				const returnsDataset = this.schema["~run"]({ value: func(...args_) }, config$1);
				if (returnsDataset.issues) throw new ValiError(returnsDataset.issues);
				return returnsDataset.value;
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/returns/returnsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function returnsAsync(schema) {
	return {
		kind: "transformation",
		type: "returns",
		reference: returnsAsync,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = async (...args_) => {
				const returnsDataset = await this.schema["~run"]({ value: await func(...args_) }, config$1);
				if (returnsDataset.issues) throw new ValiError(returnsDataset.issues);
				return returnsDataset.value;
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rfcEmail/rfcEmail.ts
/* @__NO_SIDE_EFFECTS__ */
function rfcEmail(message$1) {
	return {
		kind: "validation",
		type: "rfc_email",
		reference: rfcEmail,
		expects: null,
		async: false,
		requirement: RFC_EMAIL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "email", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/safeInteger/safeInteger.ts
/* @__NO_SIDE_EFFECTS__ */
function safeInteger(message$1) {
	return {
		kind: "validation",
		type: "safe_integer",
		reference: safeInteger,
		async: false,
		expects: null,
		requirement: Number.isSafeInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "safe integer", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/size/size.ts
/* @__NO_SIDE_EFFECTS__ */
function size(requirement, message$1) {
	return {
		kind: "validation",
		type: "size",
		reference: size,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size !== this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/slug/slug.ts
/* @__NO_SIDE_EFFECTS__ */
function slug(message$1) {
	return {
		kind: "validation",
		type: "slug",
		reference: slug,
		async: false,
		expects: null,
		requirement: SLUG_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "slug", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/someItem/someItem.ts
/* @__NO_SIDE_EFFECTS__ */
function someItem(requirement, message$1) {
	return {
		kind: "validation",
		type: "some_item",
		reference: someItem,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.some(this.requirement)) _addIssue(this, "item", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/sortItems/sortItems.ts
/* @__NO_SIDE_EFFECTS__ */
function sortItems(operation) {
	return {
		kind: "transformation",
		type: "sort_items",
		reference: sortItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.sort(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/startsWith/startsWith.ts
/* @__NO_SIDE_EFFECTS__ */
function startsWith(requirement, message$1) {
	return {
		kind: "validation",
		type: "starts_with",
		reference: startsWith,
		async: false,
		expects: `"${requirement}"`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.startsWith(this.requirement)) _addIssue(this, "start", dataset, config$1, { received: `"${dataset.value.slice(0, this.requirement.length)}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/stringifyJson/stringifyJson.ts
/* @__NO_SIDE_EFFECTS__ */
function stringifyJson(config$1, message$1) {
	return {
		kind: "transformation",
		type: "stringify_json",
		reference: stringifyJson,
		message: message$1,
		config: config$1,
		async: false,
		"~run"(dataset, config$2) {
			try {
				const output = JSON.stringify(dataset.value, this.config?.replacer, this.config?.space);
				if (output === void 0) {
					_addIssue(this, "JSON", dataset, config$2);
					dataset.typed = false;
				} else dataset.value = output;
			} catch (error) {
				if (error instanceof Error) {
					_addIssue(this, "JSON", dataset, config$2, { received: `"${error.message}"` });
					dataset.typed = false;
				} else throw error;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/title/title.ts
/**
* Creates a title metadata action.
*
* @param title_ The title text.
*
* @returns A title action.
*/
/* @__NO_SIDE_EFFECTS__ */
function title(title_) {
	return {
		kind: "metadata",
		type: "title",
		reference: title,
		title: title_
	};
}

//#endregion
//#region src/actions/toBigint/toBigint.ts
/* @__NO_SIDE_EFFECTS__ */
function toBigint(message$1) {
	return {
		kind: "transformation",
		type: "to_bigint",
		reference: toBigint,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = BigInt(dataset.value);
			} catch {
				_addIssue(this, "bigint", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toBoolean/toBoolean.ts
/**
* Creates a to boolean transformation action.
*
* @returns A to boolean action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toBoolean() {
	return {
		kind: "transformation",
		type: "to_boolean",
		reference: toBoolean,
		async: false,
		"~run"(dataset) {
			dataset.value = Boolean(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toCamelCase/toCamelCase.ts
/**
* Creates a to camel case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `parseUrlValue`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `item2Name`).
*
* @returns A to camel case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toCamelCase() {
	return {
		kind: "transformation",
		type: "to_camel_case",
		reference: toCamelCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "", false, true);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toDate/toDate.ts
/* @__NO_SIDE_EFFECTS__ */
function toDate(message$1) {
	return {
		kind: "transformation",
		type: "to_date",
		reference: toDate,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = new Date(dataset.value);
				if (isNaN(dataset.value)) {
					_addIssue(this, "date", dataset, config$1, { received: "\"Invalid Date\"" });
					dataset.typed = false;
				}
			} catch {
				_addIssue(this, "date", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toKebabCase/toKebabCase.ts
/**
* Creates a to kebab case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `parse-url-value`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `item2-name`).
*
* @returns A to kebab case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toKebabCase() {
	return {
		kind: "transformation",
		type: "to_kebab_case",
		reference: toKebabCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "-", false, false);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toLowerCase/toLowerCase.ts
/**
* Creates a to lower case transformation action.
*
* @returns A to lower case action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toLowerCase() {
	return {
		kind: "transformation",
		type: "to_lower_case",
		reference: toLowerCase,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.toLowerCase();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toMaxValue/toMaxValue.ts
/**
* Creates a to max value transformation action.
*
* @param requirement The maximum value.
*
* @returns A to max value action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toMaxValue(requirement) {
	return {
		kind: "transformation",
		type: "to_max_value",
		reference: toMaxValue,
		async: false,
		requirement,
		"~run"(dataset) {
			dataset.value = dataset.value > this.requirement ? this.requirement : dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toMinValue/toMinValue.ts
/**
* Creates a to min value transformation action.
*
* @param requirement The minimum value.
*
* @returns A to min value action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toMinValue(requirement) {
	return {
		kind: "transformation",
		type: "to_min_value",
		reference: toMinValue,
		async: false,
		requirement,
		"~run"(dataset) {
			dataset.value = dataset.value < this.requirement ? this.requirement : dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toNumber/toNumber.ts
/* @__NO_SIDE_EFFECTS__ */
function toNumber(message$1) {
	return {
		kind: "transformation",
		type: "to_number",
		reference: toNumber,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = Number(dataset.value);
				if (isNaN(dataset.value)) {
					_addIssue(this, "number", dataset, config$1);
					dataset.typed = false;
				}
			} catch {
				_addIssue(this, "number", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toPascalCase/toPascalCase.ts
/**
* Creates a to pascal case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `ParseUrlValue`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `Item2Name`).
*
* @returns A to pascal case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toPascalCase() {
	return {
		kind: "transformation",
		type: "to_pascal_case",
		reference: toPascalCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "", true, true);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toSnakeCase/toSnakeCase.ts
/**
* Creates a to snake case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `parse_url_value`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `item2_name`).
*
* @returns A to snake case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toSnakeCase() {
	return {
		kind: "transformation",
		type: "to_snake_case",
		reference: toSnakeCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "_", false, false);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toString/toString.ts
/* @__NO_SIDE_EFFECTS__ */
function dist_toString(message$1) {
	return {
		kind: "transformation",
		type: "to_string",
		reference: dist_toString,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = String(dataset.value);
			} catch {
				_addIssue(this, "string", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toUpperCase/toUpperCase.ts
/**
* Creates a to upper case transformation action.
*
* @returns A to upper case action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toUpperCase() {
	return {
		kind: "transformation",
		type: "to_upper_case",
		reference: toUpperCase,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.toUpperCase();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/transform/transform.ts
/**
* Creates a custom transformation action.
*
* @param operation The transformation operation.
*
* @returns A transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function transform(operation) {
	return {
		kind: "transformation",
		type: "transform",
		reference: transform,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = this.operation(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/transform/transformAsync.ts
/**
* Creates a custom transformation action.
*
* @param operation The transformation operation.
*
* @returns A transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function transformAsync(operation) {
	return {
		kind: "transformation",
		type: "transform",
		reference: transformAsync,
		async: true,
		operation,
		async "~run"(dataset) {
			dataset.value = await this.operation(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trim/trim.ts
/**
* Creates a trim transformation action.
*
* @returns A trim action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trim() {
	return {
		kind: "transformation",
		type: "trim",
		reference: trim,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trim();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trimEnd/trimEnd.ts
/**
* Creates a trim end transformation action.
*
* @returns A trim end action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trimEnd() {
	return {
		kind: "transformation",
		type: "trim_end",
		reference: trimEnd,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trimEnd();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trimStart/trimStart.ts
/**
* Creates a trim start transformation action.
*
* @returns A trim start action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trimStart() {
	return {
		kind: "transformation",
		type: "trim_start",
		reference: trimStart,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trimStart();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ulid/ulid.ts
/* @__NO_SIDE_EFFECTS__ */
function ulid(message$1) {
	return {
		kind: "validation",
		type: "ulid",
		reference: ulid,
		async: false,
		expects: null,
		requirement: ULID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "ULID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/url/url.ts
/* @__NO_SIDE_EFFECTS__ */
function url(message$1) {
	return {
		kind: "validation",
		type: "url",
		reference: url,
		async: false,
		expects: null,
		requirement(input) {
			try {
				if (URL.canParse) return URL.canParse(input);
				new URL(input);
				return true;
			} catch {
				return false;
			}
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "URL", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/uuid/uuid.ts
/* @__NO_SIDE_EFFECTS__ */
function uuid(message$1) {
	return {
		kind: "validation",
		type: "uuid",
		reference: uuid,
		async: false,
		expects: null,
		requirement: UUID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "UUID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/value/value.ts
/* @__NO_SIDE_EFFECTS__ */
function value(requirement, message$1) {
	return {
		kind: "validation",
		type: "value",
		reference: value,
		async: false,
		expects: requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement),
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !/* @__PURE__ */ _isValueMatch(this.requirement, dataset.value)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/values/values.ts
/* @__NO_SIDE_EFFECTS__ */
function values(requirement, message$1) {
	return {
		kind: "validation",
		type: "values",
		reference: values,
		async: false,
		expects: `${/* @__PURE__ */ _joinExpects(requirement.map((value$1) => value$1 instanceof Date ? value$1.toJSON() : /* @__PURE__ */ _stringify(value$1)), "|")}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.some((requirement$1) => /* @__PURE__ */ _isValueMatch(requirement$1, dataset.value))) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/words/words.ts
/* @__NO_SIDE_EFFECTS__ */
function words(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "words",
		reference: words,
		async: false,
		expects: `${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count !== this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/const.ts
const ABORT_EARLY_CONFIG = { abortEarly: true };

//#endregion
//#region src/methods/assert/assert.ts
/**
* Checks if the input matches the schema. As this is an assertion function, it
* can be used as a type guard.
*
* @param schema The schema to be used.
* @param input The input to be tested.
*/
function assert(schema, input) {
	const issues = schema["~run"]({ value: input }, ABORT_EARLY_CONFIG).issues;
	if (issues) throw new ValiError(issues);
}

//#endregion
//#region src/methods/cache/_LruCache.ts
/**
* Efficient LRU cache using Map iteration order.
*/
var _LruCache = class {
	constructor(config$1) {
		this.refCount = 0;
		this.maxSize = config$1?.maxSize ?? 1e3;
		this.maxAge = config$1?.maxAge ?? Infinity;
		this.hasMaxAge = isFinite(this.maxAge);
	}
	/**
	* Stringifies an unknown input to a cache key component.
	*
	* @param input The unknown input.
	*
	* @returns A cache key component.
	*/
	stringify(input) {
		const type = typeof input;
		if (type === "string") return `"${input}"`;
		if (type === "number" || type === "boolean") return `${input}`;
		if (type === "bigint") return `${input}n`;
		if (type === "object" || type === "function") {
			if (input) {
				this.refIds ?? (this.refIds = /* @__PURE__ */ new WeakMap());
				let id = this.refIds.get(input);
				if (!id) {
					id = ++this.refCount;
					this.refIds.set(input, id);
				}
				return `#${id}`;
			}
			return "null";
		}
		return type;
	}
	/**
	* Creates a cache key from input and config.
	*
	* @param input The input value.
	* @param config The parse configuration.
	*
	* @returns The cache key.
	*/
	key(input, config$1 = {}) {
		return `${this.stringify(input)}|${this.stringify(config$1.lang)}|${this.stringify(config$1.message)}|${this.stringify(config$1.abortEarly)}|${this.stringify(config$1.abortPipeEarly)}`;
	}
	/**
	* Gets a value from the cache by key.
	*
	* @param key The cache key.
	*
	* @returns The cached value.
	*/
	get(key) {
		if (!this.store) return void 0;
		const entry = this.store.get(key);
		if (!entry) return void 0;
		if (this.hasMaxAge && Date.now() - entry[1] > this.maxAge) {
			this.store.delete(key);
			return;
		}
		this.store.delete(key);
		this.store.set(key, entry);
		return entry[0];
	}
	/**
	* Sets a value in the cache by key.
	*
	* @param key The cache key.
	* @param value The cached value.
	*/
	set(key, value$1) {
		this.store ?? (this.store = /* @__PURE__ */ new Map());
		this.store.delete(key);
		const timestamp = this.hasMaxAge ? Date.now() : 0;
		this.store.set(key, [value$1, timestamp]);
		if (this.store.size > this.maxSize) this.store.delete(this.store.keys().next().value);
	}
	/**
	* Clears all entries from the cache.
	*/
	clear() {
		this.store?.clear();
	}
};

//#endregion
//#region src/methods/cache/cache.ts
/* @__NO_SIDE_EFFECTS__ */
function cache(schema, config$1) {
	return _standardSchema({
		...schema,
		cacheConfig: config$1,
		cache: new _LruCache(config$1),
		"~run"(dataset, runConfig) {
			const key = this.cache.key(dataset.value, runConfig);
			let outputDataset = this.cache.get(key);
			if (!outputDataset) this.cache.set(key, outputDataset = schema["~run"](dataset, runConfig));
			return /* @__PURE__ */ _cloneDataset(outputDataset);
		}
	});
}

//#endregion
//#region src/methods/cache/cacheAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function cacheAsync(schema, config$1) {
	let activeRuns;
	return _standardSchema({
		...schema,
		async: true,
		cacheConfig: config$1,
		cache: new _LruCache(config$1),
		async "~run"(dataset, runConfig) {
			const key = this.cache.key(dataset.value, runConfig);
			const cached = this.cache.get(key);
			if (cached) return /* @__PURE__ */ _cloneDataset(cached);
			let promise$1 = activeRuns?.get(key);
			if (!promise$1) {
				activeRuns ?? (activeRuns = /* @__PURE__ */ new Map());
				promise$1 = Promise.resolve(schema["~run"](dataset, runConfig));
				activeRuns.set(key, promise$1);
			}
			try {
				const outputDataset = await promise$1;
				this.cache.set(key, outputDataset);
				return /* @__PURE__ */ _cloneDataset(outputDataset);
			} finally {
				activeRuns?.delete(key);
			}
		}
	});
}

//#endregion
//#region src/methods/config/config.ts
/**
* Changes the local configuration of a schema.
*
* @param schema The schema to configure.
* @param config The parse configuration.
*
* @returns The configured schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function config(schema, config$1) {
	return _standardSchema({
		...schema,
		"~run"(dataset, config_) {
			return schema["~run"](dataset, {
				...config_,
				...config$1
			});
		}
	});
}

//#endregion
//#region src/methods/getFallback/getFallback.ts
/**
* Returns the fallback value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The output dataset if available.
* @param config The config if available.
*
* @returns The fallback value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getFallback(schema, dataset, config$1) {
	return typeof schema.fallback === "function" ? schema.fallback(dataset, config$1) : schema.fallback;
}

//#endregion
//#region src/methods/fallback/fallback.ts
/**
* Returns a fallback value as output if the input does not match the schema.
*
* @param schema The schema to catch.
* @param fallback The fallback value.
*
* @returns The passed schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function fallback(schema, fallback$1) {
	return _standardSchema({
		...schema,
		fallback: fallback$1,
		"~run"(dataset, config$1) {
			const outputDataset = schema["~run"](dataset, config$1);
			return outputDataset.issues ? {
				typed: true,
				value: /* @__PURE__ */ getFallback(this, outputDataset, config$1)
			} : outputDataset;
		}
	});
}

//#endregion
//#region src/methods/fallback/fallbackAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function fallbackAsync(schema, fallback$1) {
	return _standardSchema({
		...schema,
		fallback: fallback$1,
		async: true,
		async "~run"(dataset, config$1) {
			const outputDataset = await schema["~run"](dataset, config$1);
			return outputDataset.issues ? {
				typed: true,
				value: await /* @__PURE__ */ getFallback(this, outputDataset, config$1)
			} : outputDataset;
		}
	});
}

//#endregion
//#region src/methods/flatten/flatten.ts
/* @__NO_SIDE_EFFECTS__ */
function flatten(issues) {
	const flatErrors = {};
	for (const issue of issues) if (issue.path) {
		const dotPath = /* @__PURE__ */ getDotPath(issue);
		if (dotPath) {
			if (!flatErrors.nested) flatErrors.nested = {};
			if (Object.prototype.hasOwnProperty.call(flatErrors.nested, dotPath)) flatErrors.nested[dotPath].push(issue.message);
			else flatErrors.nested[dotPath] = [issue.message];
		} else if (flatErrors.other) flatErrors.other.push(issue.message);
		else flatErrors.other = [issue.message];
	} else if (flatErrors.root) flatErrors.root.push(issue.message);
	else flatErrors.root = [issue.message];
	return flatErrors;
}

//#endregion
//#region src/methods/forward/forward.ts
/**
* Forwards the issues of the passed validation action.
*
* @param action The validation action.
* @param path The path to forward the issues to.
*
* @returns The modified action.
*/
/* @__NO_SIDE_EFFECTS__ */
function forward(action, path) {
	return {
		...action,
		"~run"(dataset, config$1) {
			const prevIssues = dataset.issues && [...dataset.issues];
			dataset = action["~run"](dataset, config$1);
			if (dataset.issues) {
				for (const issue of dataset.issues) if (!prevIssues?.includes(issue)) {
					let pathInput = dataset.value;
					for (const key of path) {
						const pathValue = pathInput[key];
						const pathItem = {
							type: "unknown",
							origin: "value",
							input: pathInput,
							key,
							value: pathValue
						};
						if (issue.path) issue.path.push(pathItem);
						else issue.path = [pathItem];
						if (!pathValue) break;
						pathInput = pathValue;
					}
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/methods/forward/forwardAsync.ts
/**
* Forwards the issues of the passed validation action.
*
* @param action The validation action.
* @param path The path to forward the issues to.
*
* @returns The modified action.
*/
/* @__NO_SIDE_EFFECTS__ */
function forwardAsync(action, path) {
	return {
		...action,
		async: true,
		async "~run"(dataset, config$1) {
			const prevIssues = dataset.issues && [...dataset.issues];
			dataset = await action["~run"](dataset, config$1);
			if (dataset.issues) {
				for (const issue of dataset.issues) if (!prevIssues?.includes(issue)) {
					let pathInput = dataset.value;
					for (const key of path) {
						const pathValue = pathInput[key];
						const pathItem = {
							type: "unknown",
							origin: "value",
							input: pathInput,
							key,
							value: pathValue
						};
						if (issue.path) issue.path.push(pathItem);
						else issue.path = [pathItem];
						if (!pathValue) break;
						pathInput = pathValue;
					}
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/methods/getDefault/getDefault.ts
/**
* Returns the default value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The input dataset if available.
* @param config The config if available.
*
* @returns The default value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getDefault(schema, dataset, config$1) {
	return typeof schema.default === "function" ? schema.default(dataset, config$1) : schema.default;
}

//#endregion
//#region src/methods/getDefaults/getDefaults.ts
/**
* Returns the default values of the schema.
*
* Hint: The difference to `getDefault` is that for object and tuple schemas
* this function recursively returns the default values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The default values.
*/
/* @__NO_SIDE_EFFECTS__ */
function getDefaults(schema) {
	if ("entries" in schema) {
		const object$1 = {};
		for (const key in schema.entries) object$1[key] = /* @__PURE__ */ getDefaults(schema.entries[key]);
		return object$1;
	}
	if ("items" in schema) return schema.items.map(getDefaults);
	return /* @__PURE__ */ getDefault(schema);
}

//#endregion
//#region src/methods/getDefaults/getDefaultsAsync.ts
/**
* Returns the default values of the schema.
*
* Hint: The difference to `getDefault` is that for object and tuple schemas
* this function recursively returns the default values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The default values.
*/
/* @__NO_SIDE_EFFECTS__ */
async function getDefaultsAsync(schema) {
	if ("entries" in schema) return Object.fromEntries(await Promise.all(Object.entries(schema.entries).map(async ([key, value$1]) => [key, await /* @__PURE__ */ getDefaultsAsync(value$1)])));
	if ("items" in schema) return Promise.all(schema.items.map(getDefaultsAsync));
	return /* @__PURE__ */ getDefault(schema);
}

//#endregion
//#region src/methods/getDescription/getDescription.ts
/**
* Returns the description of the schema.
*
* If multiple descriptions are defined, the last one of the highest level is
* returned. If no description is defined, `undefined` is returned.
*
* @param schema The schema to get the description from.
*
* @returns The description, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getDescription(schema) {
	return /* @__PURE__ */ _getLastMetadata(schema, "description");
}

//#endregion
//#region src/methods/getExamples/getExamples.ts
/**
* Returns the examples of a schema.
*
* If multiple examples are defined, it concatenates them using depth-first
* search. If no examples are defined, an empty array is returned.
*
* @param schema The schema to get the examples from.
*
* @returns The examples, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getExamples(schema) {
	const examples$1 = [];
	function depthFirstCollect(schema$1) {
		if ("pipe" in schema$1) {
			for (const item of schema$1.pipe) if (item.kind === "schema" && "pipe" in item) depthFirstCollect(item);
			else if (item.kind === "metadata" && item.type === "examples") for (const example of item.examples) examples$1.push(example);
		}
	}
	depthFirstCollect(schema);
	return examples$1;
}

//#endregion
//#region src/methods/getFallbacks/getFallbacks.ts
/**
* Returns the fallback values of the schema.
*
* Hint: The difference to `getFallback` is that for object and tuple schemas
* this function recursively returns the fallback values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The fallback values.
*/
/* @__NO_SIDE_EFFECTS__ */
function getFallbacks(schema) {
	if ("entries" in schema) {
		const object$1 = {};
		for (const key in schema.entries) object$1[key] = /* @__PURE__ */ getFallbacks(schema.entries[key]);
		return object$1;
	}
	if ("items" in schema) return schema.items.map(getFallbacks);
	return /* @__PURE__ */ getFallback(schema);
}

//#endregion
//#region src/methods/getFallbacks/getFallbacksAsync.ts
/**
* Returns the fallback values of the schema.
*
* Hint: The difference to `getFallback` is that for object and tuple schemas
* this function recursively returns the fallback values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The fallback values.
*/
/* @__NO_SIDE_EFFECTS__ */
async function getFallbacksAsync(schema) {
	if ("entries" in schema) return Object.fromEntries(await Promise.all(Object.entries(schema.entries).map(async ([key, value$1]) => [key, await /* @__PURE__ */ getFallbacksAsync(value$1)])));
	if ("items" in schema) return Promise.all(schema.items.map(getFallbacksAsync));
	return /* @__PURE__ */ getFallback(schema);
}

//#endregion
//#region src/methods/getMetadata/getMetadata.ts
/**
* Returns the metadata of a schema.
*
* If multiple metadata are defined, it shallowly merges them using depth-first
* search. If no metadata is defined, an empty object is returned.
*
* @param schema Schema to get the metadata from.
*
* @returns The metadata, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getMetadata(schema) {
	const result = {};
	function depthFirstMerge(schema$1) {
		if ("pipe" in schema$1) {
			for (const item of schema$1.pipe) if (item.kind === "schema" && "pipe" in item) depthFirstMerge(item);
			else if (item.kind === "metadata" && item.type === "metadata") Object.assign(result, item.metadata);
		}
	}
	depthFirstMerge(schema);
	return result;
}

//#endregion
//#region src/methods/getTitle/getTitle.ts
/**
* Returns the title of the schema.
*
* If multiple titles are defined, the last one of the highest level is
* returned. If no title is defined, `undefined` is returned.
*
* @param schema The schema to get the title from.
*
* @returns The title, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getTitle(schema) {
	return /* @__PURE__ */ _getLastMetadata(schema, "title");
}

//#endregion
//#region src/methods/is/is.ts
/**
* Checks if the input matches the schema. By using a type predicate, this
* function can be used as a type guard.
*
* @param schema The schema to be used.
* @param input The input to be tested.
*
* @returns Whether the input matches the schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function is(schema, input) {
	return !schema["~run"]({ value: input }, ABORT_EARLY_CONFIG).issues;
}

//#endregion
//#region src/schemas/any/any.ts
/**
* Creates an any schema.
*
* Hint: This schema function exists only for completeness and is not
* recommended in practice. Instead, `unknown` should be used to accept
* unknown data.
*
* @returns An any schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function any() {
	return _standardSchema({
		kind: "schema",
		type: "any",
		reference: any,
		expects: "any",
		async: false,
		"~run"(dataset) {
			dataset.typed = true;
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/array/array.ts
/* @__NO_SIDE_EFFECTS__ */
function array(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: array,
		expects: "Array",
		async: false,
		item,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < input.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.item["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/array/arrayAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function arrayAsync(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: arrayAsync,
		expects: "Array",
		async: true,
		item,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(input.map((value$1) => this.item["~run"]({ value: value$1 }, config$1)));
				for (let key = 0; key < itemDatasets.length; key++) {
					const itemDataset = itemDatasets[key];
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: input[key]
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/bigint/bigint.ts
/* @__NO_SIDE_EFFECTS__ */
function bigint(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "bigint",
		reference: bigint,
		expects: "bigint",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "bigint") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/blob/blob.ts
/* @__NO_SIDE_EFFECTS__ */
function blob(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "blob",
		reference: blob,
		expects: "Blob",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Blob) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/boolean/boolean.ts
/* @__NO_SIDE_EFFECTS__ */
function dist_boolean(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "boolean",
		reference: dist_boolean,
		expects: "boolean",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "boolean") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/custom/custom.ts
/* @__NO_SIDE_EFFECTS__ */
function custom(check$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "custom",
		reference: custom,
		expects: "unknown",
		async: false,
		check: check$1,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.check(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/custom/customAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function customAsync(check$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "custom",
		reference: customAsync,
		expects: "unknown",
		async: true,
		check: check$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (await this.check(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/date/date.ts
/* @__NO_SIDE_EFFECTS__ */
function date(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "date",
		reference: date,
		expects: "Date",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Date) if (!isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1, { received: "\"Invalid Date\"" });
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/enum/enum.ts
/* @__NO_SIDE_EFFECTS__ */
function enum_(enum__, message$1) {
	const options = [];
	for (const key in enum__) if (`${+key}` !== key || typeof enum__[key] !== "string" || !Object.is(enum__[enum__[key]], +key)) options.push(enum__[key]);
	return _standardSchema({
		kind: "schema",
		type: "enum",
		reference: enum_,
		expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
		async: false,
		enum: enum__,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.includes(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/exactOptional/exactOptional.ts
/* @__NO_SIDE_EFFECTS__ */
function exactOptional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "exact_optional",
		reference: exactOptional,
		expects: wrapped.expects,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/exactOptional/exactOptionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function exactOptionalAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "exact_optional",
		reference: exactOptionalAsync,
		expects: wrapped.expects,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/file/file.ts
/* @__NO_SIDE_EFFECTS__ */
function file(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "file",
		reference: file,
		expects: "File",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof File) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/function/function.ts
/* @__NO_SIDE_EFFECTS__ */
function function_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "function",
		reference: function_,
		expects: "Function",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "function") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/instance/instance.ts
/* @__NO_SIDE_EFFECTS__ */
function instance(class_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "instance",
		reference: instance,
		expects: class_.name,
		async: false,
		class: class_,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof this.class) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/intersect/utils/_merge/_merge.ts
/**
* Merges two values into one single output.
*
* @param value1 First value.
* @param value2 Second value.
*
* @returns The merge dataset.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _merge(value1, value2) {
	if (typeof value1 === typeof value2) {
		if (/* @__PURE__ */ _isSameValueZero(value1, value2) || value1 instanceof Date && value2 instanceof Date && /* @__PURE__ */ _isSameValueZero(+value1, +value2)) return { value: value1 };
		if (value1 && value2 && value1.constructor === Object && value2.constructor === Object) {
			const nextValue = {
				...value1,
				...value2
			};
			for (const key in value2) if (Object.prototype.hasOwnProperty.call(value1, key) && Object.prototype.hasOwnProperty.call(value2, key)) {
				const dataset = /* @__PURE__ */ _merge(value1[key], value2[key]);
				if (dataset.issue) return dataset;
				nextValue[key] = dataset.value;
			}
			return { value: nextValue };
		}
		if (Array.isArray(value1) && Array.isArray(value2)) {
			if (value1.length === value2.length) {
				const nextValue = [...value1];
				for (let index = 0; index < value1.length; index++) {
					const dataset = /* @__PURE__ */ _merge(value1[index], value2[index]);
					if (dataset.issue) return dataset;
					nextValue[index] = dataset.value;
				}
				return { value: nextValue };
			}
		}
	}
	return { issue: true };
}

//#endregion
//#region src/schemas/intersect/intersect.ts
/* @__NO_SIDE_EFFECTS__ */
function intersect(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "intersect",
		reference: intersect,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "&"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.length) {
				const input = dataset.value;
				let outputs;
				dataset.typed = true;
				for (const schema of this.options) {
					const optionDataset = schema["~run"]({ value: input }, config$1);
					if (optionDataset.issues) {
						if (dataset.issues) for (const issue of optionDataset.issues) dataset.issues.push(issue);
						else dataset.issues = optionDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!optionDataset.typed) dataset.typed = false;
					if (dataset.typed) if (outputs) outputs.push(optionDataset.value);
					else outputs = [optionDataset.value];
				}
				if (dataset.typed) {
					dataset.value = outputs[0];
					for (let index = 1; index < outputs.length; index++) {
						const mergeDataset = /* @__PURE__ */ _merge(dataset.value, outputs[index]);
						if (mergeDataset.issue) {
							_addIssue(this, "type", dataset, config$1, { received: "unknown" });
							break;
						}
						dataset.value = mergeDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/intersect/intersectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function intersectAsync(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "intersect",
		reference: intersectAsync,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "&"),
		async: true,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (this.options.length) {
				const input = dataset.value;
				let outputs;
				dataset.typed = true;
				const optionDatasets = await Promise.all(this.options.map((schema) => schema["~run"]({ value: input }, config$1)));
				for (const optionDataset of optionDatasets) {
					if (optionDataset.issues) {
						if (dataset.issues) for (const issue of optionDataset.issues) dataset.issues.push(issue);
						else dataset.issues = optionDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!optionDataset.typed) dataset.typed = false;
					if (dataset.typed) if (outputs) outputs.push(optionDataset.value);
					else outputs = [optionDataset.value];
				}
				if (dataset.typed) {
					dataset.value = outputs[0];
					for (let index = 1; index < outputs.length; index++) {
						const mergeDataset = /* @__PURE__ */ _merge(dataset.value, outputs[index]);
						if (mergeDataset.issue) {
							_addIssue(this, "type", dataset, config$1, { received: "unknown" });
							break;
						}
						dataset.value = mergeDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/lazy/lazy.ts
/**
* Creates a lazy schema.
*
* @param getter The schema getter.
*
* @returns A lazy schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function lazy(getter) {
	return _standardSchema({
		kind: "schema",
		type: "lazy",
		reference: lazy,
		expects: "unknown",
		async: false,
		getter,
		"~run"(dataset, config$1) {
			return this.getter(dataset.value)["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/lazy/lazyAsync.ts
/**
* Creates a lazy schema.
*
* @param getter The schema getter.
*
* @returns A lazy schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function lazyAsync(getter) {
	return _standardSchema({
		kind: "schema",
		type: "lazy",
		reference: lazyAsync,
		expects: "unknown",
		async: true,
		getter,
		async "~run"(dataset, config$1) {
			return (await this.getter(dataset.value))["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/literal/literal.ts
/* @__NO_SIDE_EFFECTS__ */
function literal(literal_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "literal",
		reference: literal,
		expects: /* @__PURE__ */ _stringify(literal_),
		async: false,
		literal: literal_,
		message: message$1,
		"~run"(dataset, config$1) {
			if (/* @__PURE__ */ _isSameValueZero(dataset.value, this.literal)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseObject/looseObject.ts
/* @__NO_SIDE_EFFECTS__ */
function looseObject(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_object",
		reference: looseObject,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) dataset.value[key] = input[key];
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseObject/looseObjectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function looseObjectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_object",
		reference: looseObjectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) dataset.value[key] = input[key];
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseTuple/looseTuple.ts
/* @__NO_SIDE_EFFECTS__ */
function looseTuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_tuple",
		reference: looseTuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) dataset.value.push(input[key]);
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseTuple/looseTupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function looseTupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_tuple",
		reference: looseTupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) dataset.value.push(input[key]);
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/map/map.ts
/* @__NO_SIDE_EFFECTS__ */
function map(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "map",
		reference: map,
		expects: "Map",
		async: false,
		key,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Map) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Map();
				for (const [inputKey, inputValue] of input) {
					const keyDataset = this.key["~run"]({ value: inputKey }, config$1);
					if (keyDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "key",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of keyDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					const valueDataset = this.value["~run"]({ value: inputValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "value",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					dataset.value.set(keyDataset.value, valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/map/mapAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function mapAsync(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "map",
		reference: mapAsync,
		expects: "Map",
		async: true,
		key,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Map) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Map();
				const datasets = await Promise.all([...input].map(([inputKey, inputValue]) => Promise.all([
					inputKey,
					inputValue,
					this.key["~run"]({ value: inputKey }, config$1),
					this.value["~run"]({ value: inputValue }, config$1)
				])));
				for (const [inputKey, inputValue, keyDataset, valueDataset] of datasets) {
					if (keyDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "key",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of keyDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (valueDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "value",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					dataset.value.set(keyDataset.value, valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nan/nan.ts
/* @__NO_SIDE_EFFECTS__ */
function nan(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "nan",
		reference: nan,
		expects: "NaN",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (Number.isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/never/never.ts
/* @__NO_SIDE_EFFECTS__ */
function never(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "never",
		reference: never,
		expects: "never",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			_addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullable/nonNullable.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullable(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullable",
		reference: nonNullable,
		expects: "!null",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value !== null) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullable/nonNullableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullableAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullable",
		reference: nonNullableAsync,
		expects: "!null",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.value !== null) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullish/nonNullish.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullish(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullish",
		reference: nonNullish,
		expects: "(!null & !undefined)",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!(dataset.value === null || dataset.value === void 0)) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null || dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullish/nonNullishAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullishAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullish",
		reference: nonNullishAsync,
		expects: "(!null & !undefined)",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (!(dataset.value === null || dataset.value === void 0)) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null || dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonOptional/nonOptional.ts
/* @__NO_SIDE_EFFECTS__ */
function nonOptional(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_optional",
		reference: nonOptional,
		expects: "!undefined",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value !== void 0) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonOptional/nonOptionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonOptionalAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_optional",
		reference: nonOptionalAsync,
		expects: "!undefined",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.value !== void 0) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/null/null.ts
/* @__NO_SIDE_EFFECTS__ */
function null_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "null",
		reference: null_,
		expects: "null",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === null) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nullable/nullable.ts
/* @__NO_SIDE_EFFECTS__ */
function nullable(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullable",
		reference: nullable,
		expects: `(${wrapped.expects} | null)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === null) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullable/nullableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nullableAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullable",
		reference: nullableAsync,
		expects: `(${wrapped.expects} | null)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === null) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullish/nullish.ts
/* @__NO_SIDE_EFFECTS__ */
function nullish(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullish",
		reference: nullish,
		expects: `(${wrapped.expects} | null | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === null || dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null || dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullish/nullishAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nullishAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullish",
		reference: nullishAsync,
		expects: `(${wrapped.expects} | null | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === null || dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null || dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/number/number.ts
/* @__NO_SIDE_EFFECTS__ */
function number(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "number",
		reference: number,
		expects: "number",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "number" && !isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/object/object.ts
/* @__NO_SIDE_EFFECTS__ */
function object(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object",
		reference: object,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/object/objectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function objectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object",
		reference: objectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/objectWithRest/objectWithRest.ts
/* @__NO_SIDE_EFFECTS__ */
function objectWithRest(entries$1, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object_with_rest",
		reference: objectWithRest,
		expects: "Object",
		async: false,
		entries: entries$1,
		rest,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) {
						const valueDataset = this.rest["~run"]({ value: input[key] }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: input[key]
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/objectWithRest/objectWithRestAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function objectWithRestAsync(entries$1, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object_with_rest",
		reference: objectWithRestAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		rest,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const [normalDatasets, restDatasets] = await Promise.all([Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				})), Promise.all(Object.entries(input).filter(([key]) => /* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)).map(async ([key, value$1]) => [
					key,
					value$1,
					await this.rest["~run"]({ value: value$1 }, config$1)
				]))]);
				for (const [key, value$1, valueSchema, valueDataset] of normalDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) for (const [key, value$1, valueDataset] of restDatasets) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/optional/optional.ts
/* @__NO_SIDE_EFFECTS__ */
function optional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "optional",
		reference: optional,
		expects: `(${wrapped.expects} | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/optional/optionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function optionalAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "optional",
		reference: optionalAsync,
		expects: `(${wrapped.expects} | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/picklist/picklist.ts
/* @__NO_SIDE_EFFECTS__ */
function picklist(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "picklist",
		reference: picklist,
		expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.includes(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/promise/promise.ts
/* @__NO_SIDE_EFFECTS__ */
function promise(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "promise",
		reference: promise,
		expects: "Promise",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Promise) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/record/record.ts
/* @__NO_SIDE_EFFECTS__ */
function record(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "record",
		reference: record,
		expects: "Object",
		async: false,
		key,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const entryKey in input) if (/* @__PURE__ */ _isValidObjectKey(input, entryKey)) {
					const entryValue = input[entryKey];
					const keyDataset = this.key["~run"]({ value: entryKey }, config$1);
					if (keyDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "key",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of keyDataset.issues) {
							issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					const valueDataset = this.value["~run"]({ value: entryValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					if (keyDataset.typed) dataset.value[keyDataset.value] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/record/recordAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function recordAsync(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "record",
		reference: recordAsync,
		expects: "Object",
		async: true,
		key,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const datasets = await Promise.all(Object.entries(input).filter(([key$1]) => /* @__PURE__ */ _isValidObjectKey(input, key$1)).map(([entryKey, entryValue]) => Promise.all([
					entryKey,
					entryValue,
					this.key["~run"]({ value: entryKey }, config$1),
					this.value["~run"]({ value: entryValue }, config$1)
				])));
				for (const [entryKey, entryValue, keyDataset, valueDataset] of datasets) {
					if (keyDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "key",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of keyDataset.issues) {
							issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					if (keyDataset.typed) dataset.value[keyDataset.value] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/set/set.ts
/* @__NO_SIDE_EFFECTS__ */
function set(value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "set",
		reference: set,
		expects: "Set",
		async: false,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Set) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Set();
				for (const inputValue of input) {
					const valueDataset = this.value["~run"]({ value: inputValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "set",
							origin: "value",
							input,
							key: null,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value.add(valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/set/setAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function setAsync(value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "set",
		reference: setAsync,
		expects: "Set",
		async: true,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Set) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Set();
				const valueDatasets = await Promise.all([...input].map(async (inputValue) => [inputValue, await this.value["~run"]({ value: inputValue }, config$1)]));
				for (const [inputValue, valueDataset] of valueDatasets) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "set",
							origin: "value",
							input,
							key: null,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value.add(valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictObject/strictObject.ts
/* @__NO_SIDE_EFFECTS__ */
function strictObject(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_object",
		reference: strictObject,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (!Object.prototype.hasOwnProperty.call(this.entries, key)) {
						_addIssue(this, "key", dataset, config$1, {
							input: key,
							expected: "never",
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictObject/strictObjectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function strictObjectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_object",
		reference: strictObjectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (!Object.prototype.hasOwnProperty.call(this.entries, key)) {
						_addIssue(this, "key", dataset, config$1, {
							input: key,
							expected: "never",
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictTuple/strictTuple.ts
/* @__NO_SIDE_EFFECTS__ */
function strictTuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_tuple",
		reference: strictTuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!(dataset.issues && config$1.abortEarly) && this.items.length < input.length) _addIssue(this, "type", dataset, config$1, {
					input: input[this.items.length],
					expected: "never",
					path: [{
						type: "array",
						origin: "value",
						input,
						key: this.items.length,
						value: input[this.items.length]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictTuple/strictTupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function strictTupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_tuple",
		reference: strictTupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!(dataset.issues && config$1.abortEarly) && this.items.length < input.length) _addIssue(this, "type", dataset, config$1, {
					input: input[this.items.length],
					expected: "never",
					path: [{
						type: "array",
						origin: "value",
						input,
						key: this.items.length,
						value: input[this.items.length]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/string/string.ts
/* @__NO_SIDE_EFFECTS__ */
function string(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "string",
		reference: string,
		expects: "string",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "string") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/symbol/symbol.ts
/* @__NO_SIDE_EFFECTS__ */
function symbol(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "symbol",
		reference: symbol,
		expects: "symbol",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "symbol") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tuple/tuple.ts
/* @__NO_SIDE_EFFECTS__ */
function tuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple",
		reference: tuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tuple/tupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple",
		reference: tupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tupleWithRest/tupleWithRest.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleWithRest(items, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple_with_rest",
		reference: tupleWithRest,
		expects: "Array",
		async: false,
		items,
		rest,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.rest["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tupleWithRest/tupleWithRestAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleWithRestAsync(items, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple_with_rest",
		reference: tupleWithRestAsync,
		expects: "Array",
		async: true,
		items,
		rest,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const [normalDatasets, restDatasets] = await Promise.all([Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				})), Promise.all(input.slice(this.items.length).map(async (value$1, key) => {
					return [
						key + this.items.length,
						value$1,
						await this.rest["~run"]({ value: value$1 }, config$1)
					];
				}))]);
				for (const [key, value$1, itemDataset] of normalDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (const [key, value$1, itemDataset] of restDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/undefined/undefined.ts
/* @__NO_SIDE_EFFECTS__ */
function undefined_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "undefined",
		reference: undefined_,
		expects: "undefined",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/undefinedable/undefinedable.ts
/* @__NO_SIDE_EFFECTS__ */
function undefinedable(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "undefinedable",
		reference: undefinedable,
		expects: `(${wrapped.expects} | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/undefinedable/undefinedableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function undefinedableAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "undefinedable",
		reference: undefinedableAsync,
		expects: `(${wrapped.expects} | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/union/utils/_subIssues/_subIssues.ts
/**
* Returns the sub issues of the provided datasets for the union issue.
*
* @param datasets The datasets.
*
* @returns The sub issues.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _subIssues(datasets) {
	let issues;
	if (datasets) for (const dataset of datasets) if (issues) for (const issue of dataset.issues) issues.push(issue);
	else issues = dataset.issues;
	return issues;
}

//#endregion
//#region src/schemas/union/union.ts
/* @__NO_SIDE_EFFECTS__ */
function union(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "union",
		reference: union,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			let validDataset;
			let typedDatasets;
			let untypedDatasets;
			for (const schema of this.options) {
				const optionDataset = schema["~run"]({ value: dataset.value }, config$1);
				if (optionDataset.typed) if (optionDataset.issues) if (typedDatasets) typedDatasets.push(optionDataset);
				else typedDatasets = [optionDataset];
				else {
					validDataset = optionDataset;
					break;
				}
				else if (untypedDatasets) untypedDatasets.push(optionDataset);
				else untypedDatasets = [optionDataset];
			}
			if (validDataset) return validDataset;
			if (typedDatasets) {
				if (typedDatasets.length === 1) return typedDatasets[0];
				_addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(typedDatasets) });
				dataset.typed = true;
			} else if (untypedDatasets?.length === 1) return untypedDatasets[0];
			else _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(untypedDatasets) });
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/union/unionAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function unionAsync(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "union",
		reference: unionAsync,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "|"),
		async: true,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			let validDataset;
			let typedDatasets;
			let untypedDatasets;
			for (const schema of this.options) {
				const optionDataset = await schema["~run"]({ value: dataset.value }, config$1);
				if (optionDataset.typed) if (optionDataset.issues) if (typedDatasets) typedDatasets.push(optionDataset);
				else typedDatasets = [optionDataset];
				else {
					validDataset = optionDataset;
					break;
				}
				else if (untypedDatasets) untypedDatasets.push(optionDataset);
				else untypedDatasets = [optionDataset];
			}
			if (validDataset) return validDataset;
			if (typedDatasets) {
				if (typedDatasets.length === 1) return typedDatasets[0];
				_addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(typedDatasets) });
				dataset.typed = true;
			} else if (untypedDatasets?.length === 1) return untypedDatasets[0];
			else _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(untypedDatasets) });
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/unknown/unknown.ts
/**
* Creates a unknown schema.
*
* @returns A unknown schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function unknown() {
	return _standardSchema({
		kind: "schema",
		type: "unknown",
		reference: unknown,
		expects: "unknown",
		async: false,
		"~run"(dataset) {
			dataset.typed = true;
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/variant/variant.ts
/* @__NO_SIDE_EFFECTS__ */
function variant(key, options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "variant",
		reference: variant,
		expects: "Object",
		async: false,
		key,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				let outputDataset;
				let maxDiscriminatorPriority = 0;
				let invalidDiscriminatorKey = this.key;
				let expectedDiscriminators = [];
				const parseOptions = (variant$1, allKeys) => {
					for (const schema of variant$1.options) {
						if (schema.type === "variant") parseOptions(schema, new Set(allKeys).add(schema.key));
						else {
							let keysAreValid = true;
							let currentPriority = 0;
							for (const currentKey of allKeys) {
								const discriminatorSchema = schema.entries[currentKey];
								if (currentKey in input ? discriminatorSchema["~run"]({
									typed: false,
									value: input[currentKey]
								}, ABORT_EARLY_CONFIG).issues : discriminatorSchema.type !== "exact_optional" && discriminatorSchema.type !== "optional" && discriminatorSchema.type !== "nullish") {
									keysAreValid = false;
									if (invalidDiscriminatorKey !== currentKey && (maxDiscriminatorPriority < currentPriority || maxDiscriminatorPriority === currentPriority && currentKey in input && !(invalidDiscriminatorKey in input))) {
										maxDiscriminatorPriority = currentPriority;
										invalidDiscriminatorKey = currentKey;
										expectedDiscriminators = [];
									}
									if (invalidDiscriminatorKey === currentKey) expectedDiscriminators.push(schema.entries[currentKey].expects);
									break;
								}
								currentPriority++;
							}
							if (keysAreValid) {
								const optionDataset = schema["~run"]({ value: input }, config$1);
								if (!outputDataset || !outputDataset.typed && optionDataset.typed) outputDataset = optionDataset;
							}
						}
						if (outputDataset && !outputDataset.issues) break;
					}
				};
				parseOptions(this, new Set([this.key]));
				if (outputDataset) return outputDataset;
				_addIssue(this, "type", dataset, config$1, {
					input: input[invalidDiscriminatorKey],
					expected: /* @__PURE__ */ _joinExpects(expectedDiscriminators, "|"),
					path: [{
						type: "object",
						origin: "value",
						input,
						key: invalidDiscriminatorKey,
						value: input[invalidDiscriminatorKey]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/variant/variantAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function variantAsync(key, options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "variant",
		reference: variantAsync,
		expects: "Object",
		async: true,
		key,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				let outputDataset;
				let maxDiscriminatorPriority = 0;
				let invalidDiscriminatorKey = this.key;
				let expectedDiscriminators = [];
				const parseOptions = async (variant$1, allKeys) => {
					for (const schema of variant$1.options) {
						if (schema.type === "variant") await parseOptions(schema, new Set(allKeys).add(schema.key));
						else {
							let keysAreValid = true;
							let currentPriority = 0;
							for (const currentKey of allKeys) {
								const discriminatorSchema = schema.entries[currentKey];
								if (currentKey in input ? (await discriminatorSchema["~run"]({
									typed: false,
									value: input[currentKey]
								}, ABORT_EARLY_CONFIG)).issues : discriminatorSchema.type !== "exact_optional" && discriminatorSchema.type !== "optional" && discriminatorSchema.type !== "nullish") {
									keysAreValid = false;
									if (invalidDiscriminatorKey !== currentKey && (maxDiscriminatorPriority < currentPriority || maxDiscriminatorPriority === currentPriority && currentKey in input && !(invalidDiscriminatorKey in input))) {
										maxDiscriminatorPriority = currentPriority;
										invalidDiscriminatorKey = currentKey;
										expectedDiscriminators = [];
									}
									if (invalidDiscriminatorKey === currentKey) expectedDiscriminators.push(schema.entries[currentKey].expects);
									break;
								}
								currentPriority++;
							}
							if (keysAreValid) {
								const optionDataset = await schema["~run"]({ value: input }, config$1);
								if (!outputDataset || !outputDataset.typed && optionDataset.typed) outputDataset = optionDataset;
							}
						}
						if (outputDataset && !outputDataset.issues) break;
					}
				};
				await parseOptions(this, new Set([this.key]));
				if (outputDataset) return outputDataset;
				_addIssue(this, "type", dataset, config$1, {
					input: input[invalidDiscriminatorKey],
					expected: /* @__PURE__ */ _joinExpects(expectedDiscriminators, "|"),
					path: [{
						type: "object",
						origin: "value",
						input,
						key: invalidDiscriminatorKey,
						value: input[invalidDiscriminatorKey]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/void/void.ts
/* @__NO_SIDE_EFFECTS__ */
function void_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "void",
		reference: void_,
		expects: "void",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/keyof/keyof.ts
/* @__NO_SIDE_EFFECTS__ */
function keyof(schema, message$1) {
	return /* @__PURE__ */ picklist(Object.keys(schema.entries), message$1);
}

//#endregion
//#region src/methods/message/message.ts
/**
* Changes the local message configuration of a schema.
*
* @param schema The schema to configure.
* @param message_ The error message.
*
* @returns The configured schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function message(schema, message_) {
	return _standardSchema({
		...schema,
		"~run"(dataset, config$1) {
			return schema["~run"](dataset, {
				...config$1,
				message: message_
			});
		}
	});
}

//#endregion
//#region src/methods/omit/omit.ts
/**
* Creates a modified copy of an object schema that does not contain the
* selected entries.
*
* @param schema The schema to omit from.
* @param keys The selected entries.
*
* @returns An object schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function omit(schema, keys) {
	const entries$1 = { ...schema.entries };
	for (const key of keys) delete entries$1[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/parse/parse.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parsed input.
*/
function parse(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	if (dataset.issues) throw new ValiError(dataset.issues);
	return dataset.value;
}

//#endregion
//#region src/methods/parse/parseAsync.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parsed input.
*/
async function parseAsync(schema, input, config$1) {
	const dataset = await schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	if (dataset.issues) throw new ValiError(dataset.issues);
	return dataset.value;
}

//#endregion
//#region src/methods/parser/parser.ts
/* @__NO_SIDE_EFFECTS__ */
function parser(schema, config$1) {
	const func = (input) => parse(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/parser/parserAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function parserAsync(schema, config$1) {
	const func = (input) => parseAsync(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/partial/partial.ts
/* @__NO_SIDE_EFFECTS__ */
function partial(schema, keys) {
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ optional(schema.entries[key]) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/partial/partialAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function partialAsync(schema, keys) {
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ optionalAsync(schema.entries[key]) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/pick/pick.ts
/**
* Creates a modified copy of an object schema that contains only the selected
* entries.
*
* @param schema The schema to pick from.
* @param keys The selected entries.
*
* @returns An object schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function pick(schema, keys) {
	const entries$1 = {};
	for (const key of keys) entries$1[key] = schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/pipe/pipe.ts
/* @__NO_SIDE_EFFECTS__ */
function pipe(...pipe$1) {
	return _standardSchema({
		...pipe$1[0],
		pipe: pipe$1,
		"~run"(dataset, config$1) {
			for (const item of pipe$1) if (item.kind !== "metadata") {
				if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
					dataset.typed = false;
					break;
				}
				if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = item["~run"](dataset, config$1);
			}
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/pipe/pipeAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function pipeAsync(...pipe$1) {
	return _standardSchema({
		...pipe$1[0],
		pipe: pipe$1,
		async: true,
		async "~run"(dataset, config$1) {
			for (const item of pipe$1) if (item.kind !== "metadata") {
				if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
					dataset.typed = false;
					break;
				}
				if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = await item["~run"](dataset, config$1);
			}
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/required/required.ts
/* @__NO_SIDE_EFFECTS__ */
function required(schema, arg2, arg3) {
	const keys = Array.isArray(arg2) ? arg2 : void 0;
	const message$1 = Array.isArray(arg2) ? arg3 : arg2;
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ nonOptional(schema.entries[key], message$1) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/required/requiredAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function requiredAsync(schema, arg2, arg3) {
	const keys = Array.isArray(arg2) ? arg2 : void 0;
	const message$1 = Array.isArray(arg2) ? arg3 : arg2;
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ nonOptionalAsync(schema.entries[key], message$1) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/safeParse/safeParse.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parse result.
*/
/* @__NO_SIDE_EFFECTS__ */
function safeParse(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}

//#endregion
//#region src/methods/safeParse/safeParseAsync.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parse result.
*/
/* @__NO_SIDE_EFFECTS__ */
async function safeParseAsync(schema, input, config$1) {
	const dataset = await schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}

//#endregion
//#region src/methods/safeParser/safeParser.ts
/* @__NO_SIDE_EFFECTS__ */
function safeParser(schema, config$1) {
	const func = (input) => /* @__PURE__ */ safeParse(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/safeParser/safeParserAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function safeParserAsync(schema, config$1) {
	const func = (input) => /* @__PURE__ */ safeParseAsync(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/summarize/summarize.ts
/**
* Summarize the error messages of issues in a pretty-printable multi-line string.
*
* @param issues The list of issues.
*
* @returns A summary of the issues.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function summarize(issues) {
	let summary = "";
	for (const issue of issues) {
		if (summary) summary += "\n";
		summary += `× ${issue.message}`;
		const dotPath = /* @__PURE__ */ getDotPath(issue);
		if (dotPath) summary += `\n  → at ${dotPath}`;
	}
	return summary;
}

//#endregion
//#region src/methods/unwrap/unwrap.ts
/**
* Unwraps the wrapped schema.
*
* @param schema The schema to be unwrapped.
*
* @returns The unwrapped schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function unwrap(schema) {
	return schema.wrapped;
}

//#endregion

;// CONCATENATED MODULE: ./src/util/markup.ts
/** The title of an HTML page, empty where it has none. Every character is looked at a fixed number of times at most. */
function titleOf(page) {
    for (let at = page.indexOf('<'); at >= 0; at = page.indexOf('<', at + 1)) {
        if (/^<title[\s/>]/i.test(page.slice(at, at + 7))) {
            return textAfter(page, at);
        }
    }
    return '';
}
/** The text between the tag that begins at `at` and the next one. */
function textAfter(page, at) {
    const from = page.indexOf('>', at) + 1;
    const to = from === 0 ? -1 : page.indexOf('<', from);
    return to < 0 ? '' : page.slice(from, to).trim();
}

;// CONCATENATED MODULE: ./src/util/text.ts
/** Text on one line: what ends a line or moves the cursor becomes a space. */
function unbroken(text) {
    return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
/** Text on one line, as people are to read it: what turns the direction of reading becomes a space too. */
function oneLine(text) {
    return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ').trim();
}
/** The text, cut where it is longer than `max` UTF-16 units, and then ending in "…". */
function clipped(text, max) {
    return text.length <= max ? text : `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
/**
 * A server's text made fit for one line of a message: control characters and line ends become spaces, so that it
 * can start no workflow command, and what is over `max` characters is cut.
 */
function plain(text, max = 500) {
    return clipped(oneLine(text), max);
}
const MOST_LISTED = 20;
/** Names as they stand in a message: on one line, separated by commas; of many, the first twenty. */
function listed(names) {
    const shown = names.slice(0, MOST_LISTED).map((name) => plain(name, 260));
    return names.length > MOST_LISTED
        ? `${shown.join(', ')} and ${String(names.length - MOST_LISTED)} more`
        : shown.join(', ');
}

;// CONCATENATED MODULE: ./src/util/codedError.ts
/**
 * An error that says what happened by a stable code and data. Its message is for people who debug: the sentence that
 * a user reads is rendered in `report/`, by the code.
 */
class CodedError extends Error {
}
/** An error of which the code says all. */
class CodeError extends CodedError {
    code;
    constructor(code) {
        super(code);
        this.code = code;
    }
}
/** An error whose code comes with data: `fault` has both. */
class FaultError extends CodedError {
    code;
    fault;
    constructor(fault, options) {
        super(fault.code, options);
        this.code = fault.code;
        this.fault = fault;
    }
}

;// CONCATENATED MODULE: ./src/certcentral/errors.ts

/** A failure of a call to CertCentral; it knows its request. */
class CertCentralError extends CodedError {
    request;
    /** Whether another try may be answered otherwise. */
    isPassing = true;
    constructor({ purpose, method, path }, message, options) {
        super(`${method} ${path}: ${message}`, options);
        this.request = { purpose, method, path };
    }
}
/** There is no whole response: the connection failed, was cut, or took too long. */
class ConnectionError extends CertCentralError {
    name = 'ConnectionError';
    code;
    /** What happened to the connection, in Node's words. */
    fault;
    /** Milliseconds, where the deadline of the request ended it. */
    timeoutMs;
    constructor(request, cause, timeoutMs) {
        const { code, message } = faultOf(cause);
        const fault = [code, message].filter((part) => part !== '').join(': ');
        super(request, timeoutMs === undefined ? fault : `timed out, ${timeoutMs} ms`, {
            cause,
        });
        this.fault = fault;
        this.timeoutMs = timeoutMs;
        this.code = timeoutMs === undefined ? kindOf(code, message) : 'timed_out';
    }
    /** True when the request cannot have reached the server, so that even a write may be sent again. */
    get neverArrived() {
        return this.code === 'not_connected';
    }
}
/** The server switched to another protocol, which no request asks for. */
class UpgradeError extends CodedError {
    name = 'UpgradeError';
    code = 'upgraded';
    constructor() {
        super('HTTP 101');
    }
}
/** The server answered with a status that is not a success. */
class ResponseError extends CertCentralError {
    name = 'ResponseError';
    code = 'response_failed';
    /** True for the rate limit, and for a fault of the server. */
    isPassing;
    status;
    /** CertCentral's own errors; undefined where the response does not have that shape. */
    errors;
    /** What the body is where it holds no errors: the title of an HTML page, the beginning of a text. */
    excerpt;
    /** Milliseconds that the server asks to wait, where it sent a `Retry-After`. */
    retryAfterMs;
    /** The host that a redirect names. */
    redirectedTo;
    constructor(request, response) {
        super(request, `HTTP ${response.status}`);
        this.status = response.status;
        this.errors = response.errors;
        this.excerpt = response.excerpt;
        this.retryAfterMs = response.retryAfterMs;
        this.redirectedTo = response.redirectedTo;
        this.isPassing = this.isRateLimit || this.status >= 500;
    }
    /** Whether the key's rate limit turned the request away. */
    get isRateLimit() {
        return this.status === 429;
    }
    /** Whether CertCentral itself says that the request had no effect: its own errors with a 4xx, or its rate limit. */
    get isRefusal() {
        const isClientError = this.status >= 400 && this.status < 500 && !UNDECIDED.has(this.status);
        return this.isRateLimit || (isClientError && this.errors !== undefined);
    }
}
/** Statuses of gateways that gave up waiting: the request may have had its effect nevertheless. */
const UNDECIDED = new Set([408, 425, 499]);
/** The server answered with a success that cannot be believed: not JSON, not the expected shape, another order. */
class UnexpectedResponseError extends CertCentralError {
    name = 'UnexpectedResponseError';
    code;
    /** An excerpt of the response, on one line. */
    excerpt;
    constructor(request, code, excerpt, options) {
        super(request, `${code}: ${excerpt}`, options);
        this.code = code;
        this.excerpt = excerpt;
    }
}
/** The response is larger than anything CertCentral sends. */
class TooLargeError extends CertCentralError {
    name = 'TooLargeError';
    isPassing = false;
    code = 'too_large';
    maxBytes;
    constructor(request, maxBytes) {
        super(request, `over ${maxBytes} bytes`);
        this.maxBytes = maxBytes;
    }
}
/** Errors of the connection's first step, before a byte of the request can have left. */
const NEVER_ARRIVED = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED']);
/** How the proxy agent of @actions/http-client begins its message when the proxy opened no tunnel. */
const NO_TUNNEL = /^tunneling socket could not be established\b/;
/** Codes of OpenSSL and Node for a certificate that is not trusted: the handshake failed, and nothing was sent. */
const UNTRUSTED = /^(?:DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|CERT_|CRL_|ERROR_IN_|INVALID_|PATH_LENGTH_|HOSTNAME_|ERR_TLS_CERT_)/;
function kindOf(code, message) {
    if (NEVER_ARRIVED.has(code) || NO_TUNNEL.test(message)) {
        return 'not_connected';
    }
    if (code === 'upgraded') {
        return code;
    }
    return UNTRUSTED.test(code) ? 'untrusted' : 'connection_failed';
}
function faultOf(cause) {
    if (!(cause instanceof Error)) {
        return { code: '', message: String(cause) };
    }
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
    // Where a host has several addresses, Node reports them together, with an empty message.
    const parts = cause instanceof AggregateError
        ? cause.errors.map((error) => faultOf(error).message)
        : [cause.message];
    return { code, message: parts.join('; ').replace(`${code}: `, '') };
}

;// CONCATENATED MODULE: ./src/certcentral/answer.ts




/** What went wrong, in the server's words: `{"errors":[{"code","message"}]}`, or `errors` as one object. */
const Word = pipe(nullish(union([string(), number()]), ''), transform((word) => plain(String(word))));
const ApiError = object({ code: Word, message: Word });
const TextError = pipe(union([string(), number()]), transform((text) => ({ code: '', message: plain(String(text)) })));
const ErrorBody = object({
    errors: union([array(union([TextError, ApiError])), ApiError]),
});
/** So many of a response's errors are kept. */
const MOST_ERRORS = 20;
/**
 * The response's body as the schema reads it.
 * @throws {@link UnexpectedResponseError} for a body that is empty, cut, HTML, or of another shape
 */
function parseAnswer(request, answer, schema) {
    const json = answer_parseJson(request, answer);
    if (Array.isArray(json)) {
        throw new UnexpectedResponseError(request, 'not_the_shape', plain(answer.body, 100));
    }
    const found = safeParse(schema, json);
    if (found.success) {
        return found.output;
    }
    const [issue] = found.issues;
    const where = getDotPath(issue);
    const excerpt = `${where === null ? '' : `${plain(where, 100)}: `}${plain(issue.message, 200)}`;
    throw new UnexpectedResponseError(request, 'not_the_shape', excerpt);
}
/** The error for a response that is no success. */
function responseError(request, answer) {
    const { status, body, location } = answer;
    const errors = errorsIn(body);
    return new ResponseError(request, {
        status,
        errors,
        excerpt: errors === undefined && body.trim() !== '' ? excerptOf(body) : undefined,
        retryAfterMs: status === 429 || status === 503 ? retryAfter(answer) : undefined,
        redirectedTo: status >= 300 && status < 400 ? URL.parse(location ?? '')?.host.slice(0, 255) : undefined,
    });
}
function answer_parseJson(request, { body }) {
    try {
        // Only where it may be needed, because it makes a list of thousands of reissues several times slower to read.
        return JSON.parse(body, /[:,[\s]\d{16}/.test(body) ? exactly : undefined);
    }
    catch (cause) {
        throw new UnexpectedResponseError(request, 'not_json', excerptOf(body), { cause });
    }
}
/** A whole number that a double cannot hold is kept as its digits, as an ID may be. */
function exactly(_key, value, context) {
    const source = context?.source ?? '';
    const isInexact = typeof value === 'number' && !Number.isSafeInteger(value);
    return isInexact && /^\d+$/.test(source) ? source : value;
}
function excerptOf(body) {
    return isHtml(body) ? plain(titleOf(body), 100) : plain(body, 200);
}
function isHtml(body) {
    return /^\s*<(?:!doctype|html|head|body|\?xml)/i.test(body.slice(0, 1000));
}
function errorsIn(body) {
    let json;
    try {
        json = JSON.parse(body);
    }
    catch {
        return undefined;
    }
    const known = safeParse(ErrorBody, json);
    return known.success ? [known.output.errors].flat().slice(0, MOST_ERRORS) : undefined;
}
/** `Retry-After` is seconds, or a date by the server's clock. */
function retryAfter({ retryAfter: header, date }) {
    if (header === undefined) {
        return undefined;
    }
    if (/^\s*\d+\s*$/.test(header)) {
        return Number(header) * 1000;
    }
    const at = /[a-z]/i.test(header) ? Date.parse(header) : NaN;
    return Number.isNaN(at) ? undefined : Math.max(0, at - (date ?? Date.now()));
}

;// CONCATENATED MODULE: ./src/certcentral/patience.ts
/** Repeats for a run's own requests: four tries within a minute; the rate limit is waited out for 15 minutes. */
const PATIENT = { tries: 4, retryForMs: 60_000, queueForMs: 15 * 60_000 };
/** For requests that only help: the usual tries, and at most a minute in the queue. */
const HELPING = { ...PATIENT, queueForMs: 60_000, isQuiet: true };
/** One try: for a look that is repeated anyway, and for read, decide and POST, which are repeated together. */
const ONCE = { tries: 1, retryForMs: 0, queueForMs: 0 };
const BACKOFF_MS = 1000;
/** The tries of one request that meets network errors or 5xx: pauses that double, left to chance from their start. */
class Tries {
    made = 1;
    #started = performance.now();
    #patience;
    constructor(patience) {
        this.#patience = patience;
    }
    /** Milliseconds until the next try, which counts from here on; undefined for none. `queuedMs` count for nothing. */
    next(queuedMs) {
        const { tries, retryForMs } = this.#patience;
        const pauseMs = BACKOFF_MS * 2 ** this.made * Math.random();
        const triedMs = performance.now() - this.#started - queuedMs;
        if (this.made >= tries || triedMs + pauseMs > retryForMs) {
            return undefined;
        }
        this.made += 1;
        return pauseMs;
    }
}
/** A little more than the shorter of CertCentral's two windows (100 requests in 5 s, 1000 in 3 min). */
const LEAST_QUEUE_MS = 6000;
/** Each wait is this share of all that was queued before: the longer window needs fewer questions. */
const QUEUE_GROWTH = 0.5;
/** No wait takes more of the patience that is left, so that the run that waited longest asks most often, and none is starved. */
const QUEUE_SHARE = 1 / 15;
/** A fleet that is told the same time to come back must not come back as one. */
const SPREAD_MS = 1000;
/** The place of one request in the queue for the key's rate limit. */
class Queue {
    /** Milliseconds spent in it so far. */
    spentMs = 0;
    #since;
    #entered;
    #patience;
    #clock;
    /** `clock` tells milliseconds since any moment. */
    constructor(patience, clock = () => performance.now()) {
        this.#patience = patience;
        this.#clock = clock;
    }
    /** Milliseconds until the request may be sent again, the server's own wish first; undefined when patience is over. */
    enter({ retryAfterMs }) {
        this.#entered = this.#clock();
        this.#since ??= this.#entered;
        const leftMs = this.leftMs();
        const waitMs = retryAfterMs === undefined
            ? ownWaitMs(this.#patience.queueForMs - leftMs, leftMs)
            : Math.max(retryAfterMs, SPREAD_MS);
        return waitMs > leftMs ? undefined : waitMs + Math.random() * SPREAD_MS;
    }
    /** Milliseconds of patience that are left. */
    leftMs() {
        const now = this.#clock();
        return this.#patience.queueForMs - (now - (this.#since ?? now));
    }
    /** The next attempt begins; nothing is counted where the wait was not in the queue. */
    leave() {
        if (this.#entered !== undefined) {
            this.spentMs += this.#clock() - this.#entered;
            this.#entered = undefined;
        }
    }
}
/** Half of it is left to chance. */
function ownWaitMs(queuedMs, leftMs) {
    const growingMs = Math.max(LEAST_QUEUE_MS, queuedMs * QUEUE_GROWTH);
    const mostMs = Math.max(SPREAD_MS, leftMs * QUEUE_SHARE);
    return (0.5 + Math.random() / 2) * Math.min(growingMs, mostMs);
}
const FIRST_PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 60_000;
const PAUSE_GROWTH = 1.5;
/** A share of each pause is left to chance, so that a fleet does not look as one. */
const PAUSE_JITTER = 0.1;
/** Milliseconds before each look for a certificate, for ever: longer each time, up to a minute. */
function* pausesBetweenLooks() {
    for (let ms = FIRST_PAUSE_MS;; ms = Math.min(ms * PAUSE_GROWTH, LONGEST_PAUSE_MS)) {
        yield ms * (1 - Math.random() * PAUSE_JITTER);
    }
}

// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __nccwpck_require__(942);
;// CONCATENATED MODULE: ./src/certcentral/readBody.ts

/** An order may have thousands of reissues, each with its CSR: the cap is generous. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;
/**
 * The whole body of a response as text. The HTTP library's own `readBody` never settles when the connection is cut;
 * iterating over the stream rejects.
 * @throws {@link TooLargeError} over 32 MB; {@link UnexpectedResponseError} for what is not UTF-8
 */
async function readBody(request, message) {
    const chunks = [];
    let size = 0;
    for await (const chunk of message) {
        size += chunk.length;
        if (size > MAX_BODY_BYTES) {
            message.destroy();
            throw new TooLargeError(request, MAX_BODY_BYTES);
        }
        chunks.push(chunk);
    }
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    }
    catch (cause) {
        throw new UnexpectedResponseError(request, 'not_utf8', '', { cause });
    }
}

;// CONCATENATED MODULE: ./src/certcentral/deadline.ts
/** When one request has to end: after its own time, or soon after the job is canceled. */
class Deadline {
    /** Aborted at the end. */
    signal;
    #end = new AbortController();
    #cancelled;
    #graceMs;
    #timers = [];
    #isOver = false;
    /** All times are in milliseconds; `graceMs` is what a canceled job leaves to the request. */
    constructor(limitMs, graceMs, cancelled) {
        this.signal = this.#end.signal;
        this.#graceMs = graceMs;
        this.#cancelled = cancelled;
        this.#endIn(limitMs, () => {
            this.#isOver = true;
        });
        cancelled.addEventListener('abort', this.#onCancel, { once: true });
        if (cancelled.aborted) {
            this.#onCancel();
        }
    }
    /** True when the request's own time ended it. */
    get isOver() {
        return this.#isOver;
    }
    /** Rejects at the end, for what does not listen to the signal. */
    ended = () => new Promise((_resolve, reject) => {
        this.signal.addEventListener('abort', () => {
            reject(this.signal.reason);
        });
    });
    /** The request has ended by itself. */
    clear() {
        this.#timers.forEach((timer) => {
            clearTimeout(timer);
        });
        this.#cancelled.removeEventListener('abort', this.#onCancel);
    }
    #onCancel = () => {
        this.#endIn(this.#graceMs);
    };
    #endIn(ms, before) {
        const end = () => {
            before?.();
            this.#end.abort();
        };
        this.#timers.push(setTimeout(end, ms));
    }
}

;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: ./src/util/pause.ts


/** The runner cancels the job, which ends every pause and every read. */
class CancelledError extends CodedError {
    name = 'CancelledError';
    code = 'canceled';
    /** True when a write was on its way, and its answer did not come. */
    wasSent;
    constructor(wasSent = false, options) {
        super(wasSent ? 'canceled, and sent' : 'canceled', options);
        this.wasSent = wasSent;
    }
}
/**
 * Resolves after `ms` milliseconds.
 * @throws {@link CancelledError} as soon as the signal says that the job is being cancelled
 */
async function pause(ms, cancelled) {
    try {
        await (0,promises_namespaceObject.setTimeout)(ms, undefined, { signal: cancelled });
    }
    catch (cause) {
        throw new CancelledError(false, { cause });
    }
}

;// CONCATENATED MODULE: ./src/certcentral/http.ts





/** The runner kills the process ten seconds after it cancels the job, and the step still has to report. */
const WRITE_GRACE_MS = 6000;
/**
 * Sends one request at a time over one kept-alive connection, and returns the whole answer.
 * Nothing is repeated and no redirect is followed here: a redirect would carry the API key to another host.
 */
class Http {
    #options;
    #client;
    /** How often each request was sent since it last succeeded. */
    #tries = new Map();
    #signal;
    constructor(options) {
        this.#options = options;
        this.#client = new PlainHttpClient('digicert-reissue', [this.#signalHandler()], {
            allowRedirects: false,
            keepAlive: true,
            // The library's own timeout counts idle time only; ours, which is total, must come first.
            socketTimeout: options.timeoutMs + 60_000,
        });
    }
    /**
     * Sends the request and reads the answer to its last byte, within `mostMs` milliseconds where that is less than the
     * time that every request has.
     * @throws {@link ConnectionError} when there is no whole answer within the deadline
     * @throws {@link TooLargeError} when the answer is over 32 MB, {@link UnexpectedResponseError} when it is not UTF-8
     * @throws {@link CancelledError} when the job is cancelled meanwhile
     */
    async send(request, mostMs = Infinity) {
        const started = performance.now();
        const { method, path } = request;
        const tries = (this.#tries.get(`${method} ${path}`) ?? 0) + 1;
        this.#tries.set(`${method} ${path}`, tries);
        let status;
        try {
            const answer = await this.#within(Math.min(mostMs, this.#options.timeoutMs), request);
            status = answer.status;
            if (status < 400) {
                this.#tries.delete(`${method} ${path}`);
            }
            return answer;
        }
        finally {
            const ms = Math.round(performance.now() - started);
            this.#options.onExchange?.({ method, path, status, ms, tries });
        }
    }
    /** Closes the connection, so that the process can end. */
    close() {
        this.#client.dispose();
    }
    async #within(limitMs, request) {
        const { cancelled } = this.#options;
        const isWrite = request.method !== 'GET';
        const deadline = new Deadline(limitMs, isWrite ? WRITE_GRACE_MS : 0, cancelled);
        this.#signal = deadline.signal;
        try {
            return await Promise.race([this.#exchange(request), deadline.ended()]);
        }
        catch (error) {
            if (error instanceof TooLargeError || error instanceof UnexpectedResponseError) {
                throw error;
            }
            const failure = new ConnectionError(request, error, deadline.isOver ? limitMs : undefined);
            if (cancelled.aborted) {
                throw new CancelledError(isWrite && !failure.neverArrived, { cause: failure });
            }
            throw failure;
        }
        finally {
            deadline.clear();
        }
    }
    async #exchange(request) {
        const url = this.#options.apiUrl + request.path;
        const body = request.body === undefined ? null : JSON.stringify(request.body);
        this.#boundProxy(url);
        const { message } = await this.#client.request(request.method, url, body, {
            'X-DC-DEVKEY': this.#options.apiKey,
            Accept: request.accept ?? 'application/json',
            ...(body === null ? {} : { 'Content-Type': 'application/json' }),
        });
        return answerOf(message, await readBody(request, message));
    }
    /**
     * The library takes no AbortSignal, but lets a handler see the options of each request before it is made:
     * the one way to end a connection that is stalled before its headers.
     */
    #signalHandler() {
        return {
            prepareRequest: (options) => {
                if (this.#signal !== undefined) {
                    options.signal = this.#signal;
                }
            },
            canHandleAuthentication: () => false,
            handleAuthentication: () => 
            // It is never called: no response counts as a challenge.
            Promise.reject(new Error('unused')),
        };
    }
    /** A proxy's tunnel is opened by a request of its own, which must end with the deadline too. */
    #boundProxy(url) {
        const agent = this.#client.getAgent(url);
        if (agent.proxyOptions !== undefined) {
            agent.proxyOptions.signal = this.#signal;
        }
    }
}
/** The library never settles on a 101, which Node reports as an event of its own. */
class PlainHttpClient extends lib/* HttpClient */.Qq {
    requestRawWithCallback(...[info, data, onResult]) {
        const { httpModule } = info;
        const request = (options, onResponse) => httpModule.request(options, onResponse).once('upgrade', (_message, socket) => {
            socket.destroy();
            onResult(new UpgradeError());
        });
        // A copy would read every property of Node's module, and some of those load Node's fetch.
        const observing = Object.create(httpModule, {
            request: { value: request },
        });
        super.requestRawWithCallback({ ...info, httpModule: observing }, data, onResult);
    }
}
function answerOf({ headers, statusCode }, body) {
    const date = Date.parse(headers.date ?? '');
    return {
        status: statusCode ?? 0,
        date: Number.isNaN(date) ? undefined : date,
        retryAfter: headers['retry-after'],
        location: headers.location,
        body,
    };
}

;// CONCATENATED MODULE: ./src/certcentral/retry.ts



/**
 * Makes an attempt until it succeeds, as far as the patience goes and as far as it is safe: again after network errors
 * and 5xx to a GET or PUT, after a POST that cannot have arrived, and after 429 to anything. An attempt may be several
 * requests, of which each is sent once: then tries and queue are counted for all of them together, and what was read
 * before a wait is read again after it.
 * @throws the last failure, when it is given up; CancelledError when the job is canceled
 */
async function repeated(attempt, patience, { log, cancelled }) {
    const tries = new Tries(patience);
    const queue = new Queue(patience);
    for (;;) {
        try {
            return await attempt();
        }
        catch (error) {
            if (!(error instanceof CertCentralError)) {
                throw error;
            }
            const waitMs = waitBefore(error, tries, queue);
            if (waitMs === undefined) {
                throw error;
            }
            const { purpose } = error.request;
            if (patience.isQuiet !== true) {
                log(isRateLimit(error)
                    ? { code: 'rate_limited', purpose, waitMs }
                    : {
                        code: 'retrying',
                        purpose,
                        error,
                        nextTry: tries.made,
                        tries: patience.tries,
                        waitMs,
                    });
            }
            await pause(waitMs, cancelled);
            queue.leave();
        }
    }
}
/** Milliseconds until the next attempt; undefined where there must be none. */
function waitBefore(error, tries, queue) {
    if (isRateLimit(error)) {
        return queue.enter(error);
    }
    return mayRepeat(error) ? tries.next(queue.spentMs) : undefined;
}
function isRateLimit(error) {
    return error instanceof ResponseError && error.isRateLimit;
}
function mayRepeat(error) {
    const isWriteOnce = error.request.method === 'POST';
    if (error instanceof ConnectionError) {
        return error.code !== 'untrusted' && (!isWriteOnce || error.neverArrived);
    }
    return error instanceof ResponseError && error.status >= 500 && !isWriteOnce;
}

;// CONCATENATED MODULE: ./src/util/moment.ts
/** One day in milliseconds. */
const DAY_MS = 86_400_000;
/** The moment that a yyyy-MM-dd or ISO 8601 text names, in UTC where it has no offset; undefined where it names none. */
function parseMoment(text) {
    const parts = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(text.trim());
    if (parts === null) {
        return undefined;
    }
    const [, day = '', time, offset = 'Z'] = parts;
    const at = Date.parse(`${day}T${time ?? '00:00'}${offset.replace(/(\d{2}):?(\d{2})$/, '$1:$2').toUpperCase()}`);
    // `Date.parse` reads 30 February as a day in March.
    const isDay = !Number.isNaN(at) && dayOf(Date.parse(`${day}T00:00Z`)) === day;
    return isDay ? { at, hasTime: time !== undefined } : undefined;
}
/** The UTC day of a time, as yyyy-MM-dd. */
function dayOf(at) {
    return new Date(at).toISOString().slice(0, 10);
}
/** Whole UTC days from the day of `from` to the day of `to`; negative when `to` is earlier. */
function daysBetween(from, to) {
    return Math.floor(to / DAY_MS) - Math.floor(from / DAY_MS);
}
/**
 * Milliseconds from one moment to another: whole seconds between times, whole days where one is a day without a time;
 * undefined where one is not known.
 */
function elapsed(from, to) {
    if (from === undefined || to === undefined) {
        return undefined;
    }
    return from.hasTime && to.hasTime
        ? (Math.floor(to.at / 1000) - Math.floor(from.at / 1000)) * 1000
        : daysBetween(from.at, to.at) * DAY_MS;
}
/** Positive when the first is later, negative when it is earlier, 0 where that cannot be told. No date counts as early. */
function compareMoments(one, other) {
    return elapsed(other, one) ?? Number(one !== undefined) - Number(other !== undefined);
}
/** Whether the moment is not before the time; a day without a time counts when it is that day or later. */
function notBefore(moment, at) {
    return compareMoments(moment, { at, hasTime: true }) >= 0;
}
/** Whether the moment is no longer than a day ago; a day without a time counts when it was yesterday. */
function isWithinADay(moment, now) {
    return (elapsed(moment, { at: now, hasTime: true }) ?? Infinity) <= DAY_MS;
}
/** A span of milliseconds as people read it. */
function span(ms) {
    const seconds = Math.round(ms / 1000);
    if (seconds < 60) {
        return `${String(Math.max(seconds, 0))} s`;
    }
    const rest = seconds % 60;
    return `${String(Math.floor(seconds / 60))} min${rest === 0 ? '' : ` ${String(rest)} s`}`;
}

;// CONCATENATED MODULE: ./src/certcentral/wire.ts


// The kinds of values in CertCentral's answers. A field that may be missing may also be null.
/** IDs come as numbers or strings; they go into URLs and outputs, so nothing but digits is believed. */
const Id = pipe(union([
    pipe(number(), safeInteger(), minValue(0)),
    pipe(string(), trim(), regex(/^\d+$/)),
]), transform((id) => String(BigInt(id))));
/** The default is what makes valibot run the transformation for a missing field too. */
const wire_optional = (schema) => pipe(nullish(schema, null), transform((value) => value ?? undefined));
/** Text; undefined where missing. */
const Text = wire_optional(string());
/** A word, lower-cased; empty where missing. */
const Lower = pipe(Text, transform((text) => text?.trim().toLowerCase() ?? ''));
/** A date; undefined where missing, or where it names none. */
const Day = pipe(Text, transform((text) => (text === undefined ? undefined : parseMoment(text))));
/** Names; blank entries are left out, everything else is kept to the letter. */
const Names = pipe(array(nullable(string())), transform((names) => names.filter((name) => name !== null && name.trim() !== '')));
/** A setting seen as 0/1, "0"/"1" and as a boolean; anything else is not known. */
const Setting = pipe(optional(unknown(), null), transform((value) => {
    const text = String(value).trim().toLowerCase();
    return text === '1' || text === 'true'
        ? true
        : text === '0' || text === 'false'
            ? false
            : undefined;
}));
/** A server platform; its ID may be -1. It is no more than a default, so that what cannot be read is left out. */
const Platform = fallback(wire_optional(object({
    id: union([
        pipe(number(), integer()),
        pipe(string(), regex(/^-?\d+$/), transform(Number)),
    ]),
})), undefined);
/** A success that holds errors is no response of CertCentral's. */
const NoErrors = nullish(pipe(array(unknown()), maxLength(0)));
/** A count of entries. */
const Count = pipe(union([number(), pipe(string(), regex(/^\d+$/), transform(Number))]), safeInteger());
/** The fields that show whether an order was renewed; a renewed order may be shown without the one that follows it. */
const Renewal = {
    is_renewed: Setting,
    renewed_order_id: fallback(wire_optional(Id), undefined),
};
/** Whether an order was renewed, and by which order. A status or flag goes before an ID, which only suggests it. */
function renewalOf(wire) {
    const by = wire.renewed_order_id === '0' ? undefined : wire.renewed_order_id;
    const isRenewed = wire.status === 'renewed' || (wire.is_renewed ?? by !== undefined);
    return { isRenewed, renewedBy: isRenewed ? by : undefined };
}

;// CONCATENATED MODULE: ./src/certcentral/schema.ts


// What CertCentral sends, and what we make of it. Wire names (snake_case) stay in this file. A field of the wrong
// type is an answer that we do not believe, because a list of names read wrongly is a list of names dropped. Unknown
// fields are ignored.
/** What an order and its list of reissues both show of a certificate. */
const Shown = {
    serial_number: Text,
    common_name: Text,
    dns_names: wire_optional(Names),
    status: Lower,
    valid_from: Day,
    valid_till: Day,
    csr: Text,
    server_platform: Platform,
    signature_hash: Lower,
};
function shownOf(wire) {
    return {
        serialNumber: wire.serial_number,
        commonName: wire.common_name,
        dnsNames: wire.dns_names,
        status: wire.status,
        validFrom: wire.valid_from,
        validTill: wire.valid_till,
        csr: wire.csr,
        serverPlatformId: wire.server_platform?.id,
        signatureHash: wire.signature_hash,
    };
}
const Certificate = pipe(object({ id: wire_optional(Id), ...Shown }), transform((wire) => ({ id: wire.id, ...shownOf(wire) })));
const ListedCertificate = pipe(object({ id: Id, date_created: Day, date_issued: Day, ...Shown }), transform((wire) => ({
    id: wire.id,
    dateCreated: wire.date_created,
    dateIssued: wire.date_issued,
    ...shownOf(wire),
})));
const Request = object({ id: Id, date: Day, type: Lower, status: Lower, comments: Text });
/** GET /order/certificate/{order_id} */
const OrderSchema = pipe(object({
    id: Id,
    status: Lower,
    order_valid_till: Day,
    auto_reissue: Setting,
    certificate: Certificate,
    product: wire_optional(object({ name_id: Lower, type: Lower, name: Text, validation_type: Lower })),
    requests: nullish(array(Request), []),
    ...Renewal,
}), transform((wire) => ({
    id: wire.id,
    status: wire.status,
    orderValidTill: wire.order_valid_till,
    autoReissue: wire.auto_reissue,
    certificate: wire.certificate,
    product: {
        nameId: wire.product?.name_id ?? '',
        type: wire.product?.type ?? '',
        name: wire.product?.name ?? '',
    },
    /** `dv`, `ov`, `ev` and others; empty where it is not shown. */
    validationType: wire.product?.validation_type ?? '',
    requests: wire.requests,
    ...renewalOf(wire),
})));
/** GET /order/certificate/{order_id}/reissue; an empty list may come without its key, and a long one in pages. */
const ReissueListSchema = pipe(object({
    certificates: nullish(array(ListedCertificate), []),
    page: fallback(wire_optional(object({ total: Count })), undefined),
    errors: NoErrors,
}), transform(({ certificates, page }) => ({ certificates, total: page?.total })));
/** One that cannot be read must not cost the others. */
const AnsweredRequest = fallback(object({ id: Id, status: fallback(Lower, '') }), {
    id: '',
    status: '',
});
/** POST /order/certificate/{order_id}/reissue: only the order's `id` must be there, and only it makes us believe the rest. */
const ReissueAnswerSchema = pipe(object({
    id: Id,
    certificate_id: fallback(wire_optional(Id), undefined),
    requests: fallback(nullish(array(AnsweredRequest), []), []),
    certificate_chain: fallback(nullish(array(object({ pem: string() })), []), []),
    dcv_random_value: fallback(Text, undefined),
    errors: NoErrors,
}), transform((wire) => ({
    orderId: wire.id,
    certificateId: wire.certificate_id,
    requests: wire.requests.filter(({ id }) => id !== ''),
    chainPem: wire.certificate_chain.map(({ pem }) => pem).join('\n'),
    dcvRandomValue: wire.dcv_random_value,
})));
/** How domains are validated, as the API names the methods. */
const DCV_METHODS = ['dns-txt-token', 'dns-cname-token', 'http-token', 'email'];
/** The hashes with which CertCentral signs. */
const SIGNATURE_HASHES = ['sha256', 'sha384', 'sha512'];

;// CONCATENATED MODULE: ./src/certcentral/validation.ts


const Organization = pipe(object({ type: Lower, status: Lower, validated_until: Day }), transform(({ validated_until: validatedUntil, ...rest }) => ({ ...rest, validatedUntil })));
const Domain = pipe(object({
    name_scope: Text,
    status: Lower,
    method: Lower,
    validated_until: Day,
    dns_names: wire_optional(Names),
}), transform((wire) => ({
    /** The domain that is validated; empty where it is not shown. */
    scope: wire.name_scope ?? '',
    status: wire.status,
    method: wire.method,
    validatedUntil: wire.validated_until,
    /** The names of the order that its validation covers. */
    dnsNames: wire.dns_names ?? [],
})));
/** GET /order/certificate/{order_id}/validation */
const ValidationSchema = pipe(object({
    order_id: wire_optional(Id),
    order_dcv_method: Lower,
    organization_validations: nullish(array(Organization), []),
    dns_name_validations: nullish(array(Domain), []),
}), transform((wire) => ({
    orderId: wire.order_id,
    method: wire.order_dcv_method,
    organizations: wire.organization_validations,
    domains: wire.dns_name_validations,
})));
/** An end that cannot be read is no reason to lose the value. */
const End = fallback(Day, undefined);
/** PUT /order/certificate/{order_id}/dcv-method; a method that publishes nothing has no value. */
const DcvMethodSchema = pipe(object({ dcv_random_value: Text, expiration_date: End }), transform(({ dcv_random_value: text, expiration_date: date }) => ({
    value: text ? validation_valueOf(text, date) : undefined,
})));
/** PUT /order/certificate/{order_id}/dcv-random-value */
const DcvValueSchema = pipe(object({ dcv_random_value: pipe(string(), nonEmpty()), expiration_date: End }), transform(({ dcv_random_value: text, expiration_date: date }) => validation_valueOf(text, date)));
/** PUT /order/certificate/{order_id}/check-dcv, as the names that are validated. */
const DcvCheckSchema = pipe(object({
    dns_name_validations: nullish(array(object({ dns_name: Text, status: Lower })), []),
}), transform(({ dns_name_validations: names }) => names.flatMap(({ dns_name: name, status }) => (name && isValidated({ status }) ? [name] : []))));
function validation_valueOf(text, expires) {
    return {
        text,
        expires: expires && new Date(expires.at).toISOString().replace('.000Z', 'Z'),
    };
}
const DONE = ['approved', 'active', 'complete', 'valid'];
/** Whether a status says that a validation is done. */
function isValidated({ status }) {
    return DONE.includes(status);
}

;// CONCATENATED MODULE: ./src/certcentral/reader.ts







/** Pages in a row that may bring nothing new before the reading of a list is given up. */
const MOST_FRUITLESS = 10;
/** What reads from CertCentral: every method is a GET, so a View Only key is enough. */
class CertCentralReader {
    /** How its requests are repeated, for whoever repeats several of them together. */
    retries;
    #http;
    constructor(options, log) {
        this.#http = new Http(options);
        this.retries = { log, cancelled: options.cancelled };
    }
    /**
     * The order, with its certificate and its requests.
     * @see https://dev.digicert.com/en/certcentral-apis/services-api/orders/order-info.html
     * @throws {@link CertCentralError} when it cannot be read, or when the response is about another order
     */
    async order(orderId, patience = PATIENT) {
        const purpose = { action: 'read_order', id: orderId };
        const request = get(purpose, `/order/certificate/${orderId}`);
        const { answer, parsed } = await this.json(request, OrderSchema, patience);
        believe(request, orderId, parsed.id);
        return { order: parsed, serverTime: answer.date };
    }
    /**
     * The order's reissues, in the server's order; empty when there are none. Each page is read, also behind one that
     * brings nothing new, because a reissue that is missed would be asked for again.
     * @see https://dev.digicert.com/en/certcentral-apis/services-api/orders/list-reissues.html
     * @throws {@link CertCentralError} when they cannot be read
     */
    async reissues(orderId, patience = PATIENT) {
        const purpose = { action: 'list_reissues', id: orderId };
        const path = `/order/certificate/${orderId}/reissue`;
        const read = new Map();
        for (let count = 0, fruitless = 0, query = '';; query = `?offset=${count}`) {
            const request = get(purpose, path + query);
            const { certificates, total } = (await this.json(request, ReissueListSchema, patience)).parsed;
            const before = read.size;
            for (const entry of certificates) {
                read.set(entry.id, [...(read.get(entry.id) ?? []), entry]);
            }
            count += certificates.length;
            fruitless = read.size > before ? 0 : fruitless + 1;
            const isEnd = count >= (total ?? 0) || certificates.length === 0;
            // One page may only repeat what another had. Many in a row are of a server that does not know the offset.
            if (isEnd || fruitless > MOST_FRUITLESS) {
                return [...read.values()].flat();
            }
        }
    }
    /**
     * How the order's domains and its organization are validated.
     * @see https://dev.digicert.com/en/certcentral-apis/services-api/orders/get-order-validation-status.html
     * @throws {@link CertCentralError} when it cannot be read, or when the response is about another order
     */
    async validation(orderId, patience = PATIENT) {
        const purpose = { action: 'read_validation', id: orderId };
        const request = get(purpose, `/order/certificate/${orderId}/validation`);
        const { parsed } = await this.json(request, ValidationSchema, patience);
        believe(request, orderId, parsed.orderId ?? orderId);
        return parsed;
    }
    /**
     * The certificate and its intermediates as PEM text, with the root where `withRoot` asks for it, as the server sent
     * it: nothing about it is checked here.
     * @see https://dev.digicert.com/en/certcentral-apis/services-api/certificates/download-certificate.html
     * @throws {@link CertCentralError} when it cannot be downloaded
     */
    async chain(certificateId, withRoot = false) {
        const purpose = { action: 'download', id: certificateId };
        const format = withRoot ? 'pem_all' : 'pem_noroot';
        const path = `/certificate/${certificateId}/download/format/${format}`;
        return (await this.send({ ...get(purpose, path), accept: '*/*' }, PATIENT)).body;
    }
    /** Closes the connection. */
    close() {
        this.#http.close();
    }
    /** The response, once it is a success. */
    async send(request, patience) {
        const attempt = async () => {
            const answer = await this.#http.send(request, patience.requestMs);
            if (answer.status >= 200 && answer.status < 300) {
                return answer;
            }
            throw responseError(request, answer);
        };
        return repeated(attempt, patience, this.retries);
    }
    async json(request, schema, patience) {
        const answer = await this.send(request, patience);
        return { answer, parsed: parseAnswer(request, answer, schema) };
    }
}
/**
 * Refuses a response about another order: a proxy's cache or a mistaken route must not decide over a certificate.
 * @throws {@link UnexpectedResponseError}
 */
function believe(request, orderId, answeredId) {
    if (BigInt(answeredId) !== BigInt(orderId)) {
        throw new UnexpectedResponseError(request, 'another_order', answeredId);
    }
}
function get(purpose, path) {
    return { purpose, method: 'GET', path };
}

;// CONCATENATED MODULE: ./src/certcentral/writer.ts






/** What reads from CertCentral and writes to it: the two writes that this action is for. */
class CertCentral extends CertCentralReader {
    /**
     * Asks for a reissue, once: there is no idempotency key, and whoever repeats it decides anew first.
     * @returns the response, once it is about this order and holds no errors
     * @see https://dev.digicert.com/en/certcentral-apis/services-api/orders/reissue-certificate.html
     * @throws {@link CertCentralError}; {@link hadNoEffect} says whether the reissue may be on the order nevertheless.
     * CancelledError when the job is canceled
     */
    async reissue(orderId, body) {
        const request = {
            purpose: { action: 'reissue', id: orderId },
            method: 'POST',
            path: `/order/certificate/${orderId}/reissue`,
            body,
        };
        const { parsed } = await this.json(request, ReissueAnswerSchema, ONCE);
        believe(request, orderId, parsed.orderId);
        return parsed;
    }
    /**
     * Sets whether DigiCert asks for a reissue by itself 30 days before a certificate ends (Multi-year Plans only).
     * The response is 204 with no body, and says nothing about the effect: read the order back.
     * @see https://dev.digicert.com/en/certcentral-apis/services-api/orders/update-auto-reissue-settings.html
     * @throws {@link CertCentralError} when it cannot be set
     */
    async setAutoReissue(orderId, on) {
        await this.send({
            purpose: { action: 'set_auto_reissue', id: orderId },
            method: 'PUT',
            path: `/order/certificate/${orderId}/auto-reissue`,
            body: { auto_reissue: on ? 1 : 0 },
        }, PATIENT);
    }
    /**
     * The value to publish for the order's domains; the existing one while that is valid, so that asking again is safe.
     * @see https://dev.digicert.com/en/certcentral-apis/services-api/orders/create-dcv-token.html
     * @throws {@link CertCentralError} when there is none
     */
    async dcvRandomValue(orderId, patience) {
        const request = put('get_random_value', orderId, 'dcv-random-value');
        return (await this.json(request, DcvValueSchema, patience)).parsed;
    }
    /**
     * Sets how the order's domains are validated, and returns the value to publish, where the response brings one.
     * @see https://dev.digicert.com/en/certcentral-apis/services-api/orders/change-dcv-method.html
     * @throws {@link CertCentralError} when it cannot be set
     */
    async setDcvMethod(orderId, method, patience) {
        const request = {
            ...put('set_dcv_method', orderId, 'dcv-method'),
            body: { dcv_method: method },
        };
        const answer = await this.send(request, patience);
        return answer.body.trim() === ''
            ? { value: undefined }
            : parseAnswer(request, answer, DcvMethodSchema);
    }
    /**
     * Has CertCentral look for what was published, and returns the names that are validated.
     * @see https://dev.digicert.com/en/certcentral-apis/services-api/orders/check-dcv.html
     * @throws {@link CertCentralError} when it does not; a record that is not there may be an error too
     */
    async checkDcv(orderId, patience) {
        const request = put('check_validation', orderId, 'check-dcv');
        return (await this.json(request, DcvCheckSchema, patience)).parsed;
    }
}
function put(action, id, call) {
    return { purpose: { action, id }, method: 'PUT', path: `/order/certificate/${id}/${call}` };
}
/**
 * Whether a request that failed certainly had no effect: it never arrived, or CertCentral refused it in its own shape.
 * Every other failure of a write is a lost response.
 */
function hadNoEffect(error) {
    if (error instanceof ConnectionError) {
        return error.neverArrived || error.code === 'untrusted';
    }
    return error instanceof ResponseError && error.isRefusal;
}

;// CONCATENATED MODULE: ./src/inputs/connection.ts
const DEFAULT_URL = 'https://www.digicert.com/services/v2';
const DEFAULT_TIMEOUT_SECONDS = 30;
/** Reads `api_key`, `api_url` and `timeout_seconds`; faults are collected in the fields. */
function parseConnection(fields) {
    return { apiKey: apiKey(fields), ...apiUrl(fields), timeoutMs: timeoutMs(fields) };
}
/** Where people find an order in CertCentral. */
function orderUrl(apiUrl, orderId) {
    return `${new URL(apiUrl).origin}/secure/orders/${orderId}`;
}
function apiKey(fields) {
    const key = fields.plainText('api_key');
    if (fields.text('api_key') === undefined) {
        fields.fault('api_key', { code: 'api_key_missing' });
    }
    else if (key !== undefined && !/^[\x21-\x7e]+$/.test(key)) {
        fields.fault('api_key', { code: 'not_a_key' });
    }
    return key ?? '';
}
function timeoutMs(fields) {
    return ((fields.duration('timeout_seconds', 'seconds', { above: 0, max: 3600 }) ??
        DEFAULT_TIMEOUT_SECONDS) * 1000);
}
function apiUrl(fields) {
    const url = URL.parse(fields.plainText('api_url') ?? DEFAULT_URL);
    const isRehearsal = url !== null && isLoopback(url.hostname);
    const code = url === null ? 'not_a_url' : problemOf(url, isRehearsal);
    if (code !== undefined) {
        fields.fault('api_url', { code });
    }
    return { apiUrl: `${url?.origin ?? ''}${url?.pathname ?? ''}`.replace(/\/+$/, ''), isRehearsal };
}
/** The key goes to DigiCert alone, and never unencrypted; a rehearsal stays on this machine. */
function problemOf(url, isRehearsal) {
    const isDigiCert = /(?:^|\.)digicert\.(?:com|eu)$/.test(url.hostname);
    if (!isDigiCert && !isRehearsal) {
        return 'foreign_host';
    }
    if (url.protocol !== 'https:' && !(isRehearsal && url.protocol === 'http:')) {
        return 'not_https';
    }
    if (url.username !== '' || url.password !== '') {
        return 'has_user_name';
    }
    if (url.search !== '' || url.hash !== '') {
        return 'has_query';
    }
    return undefined;
}
function isLoopback(host) {
    return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
var external_node_path_default = /*#__PURE__*/__nccwpck_require__.n(external_node_path_namespaceObject);
;// CONCATENATED MODULE: ./src/util/fileError.ts

/** A file that is not what is needed; `detail` is the code of the operating system, where it gave one. */
class FileError extends CodedError {
    name = 'FileError';
    code;
    detail;
    constructor(code, detail, options) {
        super(detail === '' ? code : `${code}: ${detail}`, options);
        this.code = code;
        this.detail = detail;
    }
}

;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: ./src/util/errorCode.ts
/** The code that Node gives its errors (`ENOENT`, `ECONNRESET`), for messages that must not repeat the error's own text. */
function codeOf(error) {
    return typeof error === 'object' && error !== null && 'code' in error
        ? String(error.code)
        : 'unknown error';
}

;// CONCATENATED MODULE: ./src/util/files.ts





/**
 * The bytes of a regular file of at most `most` bytes. Anything else is not even opened.
 * @throws {@link FileError}
 */
function readSmallFile(path, most) {
    const stats = look(() => (0,external_node_fs_namespaceObject.statSync)(path));
    if (stats === undefined) {
        throw new FileError('missing', '');
    }
    if (!stats.isFile()) {
        throw new FileError('not_regular', '');
    }
    const bytes = readable(() => readUpTo(path, most + 1));
    if (bytes.length > most) {
        throw new FileError('too_large', '');
    }
    return bytes;
}
/**
 * What stands at a path itself, be it a link; undefined for nothing.
 * @throws {@link FileError} when it cannot be looked at
 */
function lookAt(path) {
    return look(() => (0,external_node_fs_namespaceObject.lstatSync)(path));
}
/** Whether two paths lead to one file, through links or in another spelling; false where one leads to none. */
function isSameFile(one, other) {
    try {
        const [a, b] = [(0,external_node_fs_namespaceObject.statSync)(one, { bigint: true }), (0,external_node_fs_namespaceObject.statSync)(other, { bigint: true })];
        return a.ino === b.ino && a.dev === b.dev;
    }
    catch {
        return false;
    }
}
/**
 * Creates a file, and takes it away again, in the nearest folder above the path that exists.
 * @throws {@link FileError} when it cannot
 */
function tryToCreate(path) {
    let folder = (0,external_node_path_namespaceObject.dirname)(path);
    while (lookAt(folder) === undefined && (0,external_node_path_namespaceObject.dirname)(folder) !== folder) {
        folder = (0,external_node_path_namespaceObject.dirname)(folder);
    }
    const temporary = temporaryIn(folder);
    try {
        (0,external_node_fs_namespaceObject.writeFileSync)(temporary, '', { flag: 'wx' });
        (0,external_node_fs_namespaceObject.rmSync)(temporary);
    }
    catch (cause) {
        throw new FileError('unwritable', codeOf(cause), { cause });
    }
}
/**
 * Writes the text beside the path and renames it, so that a reader sees the old file or the new one, never a part. A
 * replaced file keeps its mode; a new one gets 0644, whatever the umask says.
 * @throws {@link FileError} when it cannot; nothing is left behind then
 */
function writeWhole(path, text) {
    const temporary = temporaryIn((0,external_node_path_namespaceObject.dirname)(path));
    try {
        (0,external_node_fs_namespaceObject.mkdirSync)((0,external_node_path_namespaceObject.dirname)(path), { recursive: true });
        const mode = (0,external_node_fs_namespaceObject.statSync)(path, { throwIfNoEntry: false })?.mode ?? 0o644;
        (0,external_node_fs_namespaceObject.writeFileSync)(temporary, text, { flag: 'wx', flush: true });
        (0,external_node_fs_namespaceObject.chmodSync)(temporary, mode & 0o7777);
        (0,external_node_fs_namespaceObject.renameSync)(temporary, path);
    }
    catch (cause) {
        if ((0,external_node_fs_namespaceObject.existsSync)(temporary)) {
            (0,external_node_fs_namespaceObject.rmSync)(temporary);
        }
        throw new FileError('unwritable', codeOf(cause), { cause });
    }
}
/** A short name, because that of the file itself may be as long as the file system lets it be. */
function temporaryIn(folder) {
    return (0,external_node_path_namespaceObject.join)(folder, `.${(0,external_node_crypto_namespaceObject.randomBytes)(6).toString('hex')}.tmp`);
}
function look(stat) {
    try {
        return stat();
    }
    catch (error) {
        // The second is said of what would be below a file.
        if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) {
            return undefined;
        }
        throw new FileError('unreadable', codeOf(error), { cause: error });
    }
}
function readable(read) {
    try {
        return read();
    }
    catch (cause) {
        throw new FileError('unreadable', codeOf(cause), { cause });
    }
}
/** The size that a file shows is not to be trusted: those of /proc show none. */
function readUpTo(path, most) {
    const buffer = Buffer.alloc(most);
    const file = (0,external_node_fs_namespaceObject.openSync)(path, 'r');
    try {
        let length = 0;
        for (let read = 1; read > 0 && length < most; length += read) {
            read = (0,external_node_fs_namespaceObject.readSync)(file, buffer, length, most - length, null);
        }
        return buffer.subarray(0, length);
    }
    finally {
        (0,external_node_fs_namespaceObject.closeSync)(file);
    }
}

;// CONCATENATED MODULE: ./src/x509/pem.ts
const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \1-----/g;
const BEGIN_CERTIFICATE = '-----BEGIN CERTIFICATE-----';
const CERTIFICATES = new Set([
    'CERTIFICATE',
    'TRUSTED CERTIFICATE',
    'X509 CERTIFICATE',
    'PKCS7',
    'CMS',
]);
const DER_SEQUENCE = 0x30;
/** Whether the text is PEM or base64 itself, and not the path of a file. */
function isInline(text) {
    return text.includes('-----') || base64Of(text) !== undefined;
}
/** The text of a file: UTF-8, or UTF-16 where its byte order mark or its zero bytes say so. */
function textOf(bytes) {
    const [first, second] = bytes;
    if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) {
        return new TextDecoder('utf-16be').decode(bytes);
    }
    if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) {
        return new TextDecoder('utf-16le').decode(bytes);
    }
    return bytes.toString('utf8');
}
/** The text with real line ends in the place of `\n`, `\r`, `%0A` and `%0D`, as secrets and workflow commands have them. */
function unescaped(text) {
    return text.replace(/\\r|\\n|%0D|%0A/gi, '\n');
}
/**
 * Finds the certificate request in the text or the bytes of a file: PEM with any line ends, escaped ones too, on one
 * line, or the base64 of either a PEM or a DER without its markers.
 */
function findRequest(given) {
    if (typeof given !== 'string') {
        // No text has such a second byte after a digit.
        return given[0] === DER_SEQUENCE && (given[1] ?? 0) >= 0x80 ? given : findRequest(textOf(given));
    }
    const decoded = given.includes('-----') ? undefined : base64Of(given);
    if (decoded === undefined) {
        return findBlock(given);
    }
    return decoded[0] === DER_SEQUENCE ? decoded : findBlock(textOf(decoded));
}
/**
 * The bodies of a PEM text's certificates, each as a PEM of its own, in the order in which they stand; undefined where
 * one has no end.
 */
function certificatesIn(text) {
    const begun = text.split(BEGIN_CERTIFICATE).length - 1;
    const pems = [...text.matchAll(BLOCK)]
        .filter(([, label]) => label === 'CERTIFICATE')
        .map(([, , body = '']) => toPem('CERTIFICATE', decode(body)));
    return pems.length === begun ? pems : undefined;
}
/** Whether nothing but blank space stands around the certificates of a PEM text. */
function isCertificatesOnly(text) {
    const around = text.replace(BLOCK, (block, label) => (label === 'CERTIFICATE' ? '' : block));
    return around.trim() === '';
}
/** DER as PEM: lines of 64 characters, ending in a line feed. */
function toPem(label, der) {
    const lines = Buffer.from(der)
        .toString('base64')
        .replace(/(.{64})(?!$)/g, '$1\n');
    return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
}
function findBlock(text) {
    const blocks = [...unescaped(text).matchAll(BLOCK)];
    const requests = blocks.filter(([, label]) => label?.endsWith('CERTIFICATE REQUEST'));
    const [, , body = ''] = requests[0] ?? [];
    if (requests.length > 1) {
        return 'several';
    }
    if (requests.length === 1) {
        return decode(body);
    }
    return blocks.some(([, label = '']) => CERTIFICATES.has(label)) ? 'certificate' : 'no_request';
}
function decode(body) {
    return Buffer.from(body, 'base64');
}
/** Long base64 that begins a DER sequence or a PEM marker; a path of that shape and length does not exist in practice. */
function base64Of(text) {
    const compact = unescaped(text).replace(/\s/g, '');
    if (compact.length < 100 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) {
        return undefined;
    }
    const decoded = decode(compact);
    return decoded[0] === DER_SEQUENCE || textOf(decoded).includes('-----BEGIN') ? decoded : undefined;
}

;// CONCATENATED MODULE: ./src/x509/verification.ts

/** The chain in a bundle is not what was expected: `fault` says why, by its code. */
class VerificationError extends FaultError {
    name = 'VerificationError';
}

;// CONCATENATED MODULE: ./src/x509/bundle.ts



/**
 * The certificates of a PEM text, each once, in the order in which they stand.
 * @throws {@link VerificationError} when there is none, or when one is cut or cannot be read
 */
function parseBundle(text) {
    const pems = certificatesIn(text);
    if (pems === undefined) {
        throw new VerificationError({ code: 'damaged' });
    }
    if (pems.length === 0) {
        throw new VerificationError({ code: 'no_certificate' });
    }
    try {
        return [...new Set(pems)].map((pem) => new external_node_crypto_namespaceObject.X509Certificate(pem));
    }
    catch (cause) {
        throw new VerificationError({ code: 'damaged' }, { cause });
    }
}
/** Whether a file holds certificates in PEM and nothing else, so that nothing is lost when it is replaced. */
function holdsOnlyCertificates(content) {
    const text = textOf(content);
    try {
        return isCertificatesOnly(text) && parseBundle(text).length > 0;
    }
    catch (error) {
        if (error instanceof VerificationError) {
            return false;
        }
        throw error;
    }
}

;// CONCATENATED MODULE: ./src/x509/der.ts

/** Bytes that are not the DER that was expected. */
class DerError extends CodeError {
    name = 'DerError';
}
const CONSTRUCTED = 0x20;
/** Tags above 30 take several bytes, and stand in nothing that is read here. */
const LONG_TAG = 0x1f;
/** The tags that requests, certificates and keys are made of. */
const TAG = {
    integer: 0x02,
    bitString: 0x03,
    octetString: 0x04,
    objectIdentifier: 0x06,
    sequence: 0x30,
};
/**
 * The one value that the bytes are.
 * @throws {@link DerError} when they are cut, more than one value, or not DER
 */
function readDer(bytes) {
    const [value, ...others] = split(Buffer.from(bytes));
    if (value === undefined || others.length > 0) {
        throw new DerError('not_one_value');
    }
    return value;
}
/**
 * The values inside a constructed one.
 * @throws {@link DerError} when there is none to look into, or its content is not DER
 */
function partsOf(value) {
    if (value === undefined || (value.tag & CONSTRUCTED) === 0) {
        throw new DerError('not_constructed');
    }
    return split(value.content);
}
/**
 * An object identifier, in dotted form.
 * @throws {@link DerError} when the value is none
 */
function oidOf(value) {
    if (value?.tag !== TAG.objectIdentifier || value.content.length === 0) {
        throw new DerError('not_an_oid');
    }
    const arcs = [];
    let arc = 0;
    for (const byte of value.content) {
        arc = arc * 128 + (byte & 0x7f);
        if (byte < 0x80) {
            arcs.push(arc);
            arc = 0;
        }
    }
    const [first = 0, ...rest] = arcs;
    const root = Math.min(Math.floor(first / 40), 2);
    return [root, first - root * 40, ...rest].join('.');
}
/** Encodes a value of up to 64 KB. */
function encodeDer(tag, ...parts) {
    const content = Buffer.concat(parts);
    const { length } = content;
    const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
    return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
/** The tag of the value at an offset, and where its content begins and ends, which may be beyond the bytes' own end. */
function headerAt(bytes, offset) {
    const tag = bytes[offset];
    const first = bytes[offset + 1];
    if (tag === undefined || first === undefined || (tag & LONG_TAG) === LONG_TAG) {
        throw new DerError('bad_tag');
    }
    const start = offset + 2;
    if (first < 0x80) {
        return { tag, start, end: start + first };
    }
    const size = first & 0x7f;
    if (size === 0 || size > 4 || start + size > bytes.length) {
        throw new DerError('bad_length');
    }
    return { tag, start: start + size, end: start + size + bytes.readUIntBE(start, size) };
}
function split(bytes) {
    const values = [];
    for (let offset = 0; offset < bytes.length;) {
        const { tag, start, end } = headerAt(bytes, offset);
        if (end > bytes.length) {
            throw new DerError('cut');
        }
        values.push({
            tag,
            content: bytes.subarray(start, end),
            bytes: bytes.subarray(offset, end),
        });
        offset = end;
    }
    return values;
}

;// CONCATENATED MODULE: ./src/util/secrets.ts
/** A shorter text is no secret, and to mask it everywhere would garble the log: the `}` of a JSON text, say. */
const LEAST_SECRET = 8;
/** The parts of a secret that are masked one by one: the runner masks line by line, even a line that hides nothing. */
function secretLines(secret) {
    const lines = secret.trim().split(/[\r\n]+/);
    return lines.length === 1
        ? lines.filter((line) => line !== '')
        : lines.map((line) => line.trim()).filter((line) => line.length >= LEAST_SECRET);
}
/** Without markers to show where a key begins, words are told from base64 by their length. */
const LEAST_BASE64 = 20;
/**
 * The parts of a private key, which may stand on one line or have escaped line ends; the text around it, and its
 * markers, are no secret.
 */
function keyLines(text) {
    const begin = text.search(/----+ ?BEGIN|PuTTY-User-Key-File/);
    const end = /[^]*----+ ?END [^-]*-+/.exec(text)?.[0].length;
    const least = begin < 0 && end === undefined ? LEAST_BASE64 : LEAST_SECRET;
    return text
        .slice(Math.max(begin, 0), end)
        .replace(/----+[^-]+----+/g, '\n')
        .split(/\s|\\n|\\r|%0[AD]/i)
        .filter((line) => line.length >= least);
}

;// CONCATENATED MODULE: ./src/x509/privateKey.ts



/** How a text shows a private key: by its PEM markers, whole or cut, or as OpenSSH and PuTTY write it. */
const MARKER = /----+ ?(?:BEGIN|END) [A-Z0-9 ]*PRIVATE KEY|PuTTY-User-Key-File-\d|openssh-key-v1\0/;
/** Where the base64 of a DER sequence may begin: as many characters as show what it is. */
const DER_BEGINS = /(?<![A-Za-z0-9+/])(?=(M[A-P][A-Za-z0-9+/_\s-]{22,120}))/g;
/** Base64 that may have been wrapped. */
const BASE64 = /[A-Za-z0-9+/_]{20,}(?:\s+[A-Za-z0-9+/_]{4,})*/g;
/** The object identifiers, as they begin in DER, of encryption with a password, and of the content of PKCS #12. */
const PASSWORD = ['2a864886f70d0105', '2a864886f70d010c01'];
const PKCS_7 = '2a864886f70d0107';
/** What follows the version in PKCS #8, PKCS #1 and SEC 1. */
const AFTER_VERSION = new Set([TAG.sequence, TAG.integer, TAG.octetString]);
/**
 * Whether the text, or a file's bytes, hold a private key: PEM, base64 or DER, encrypted or not, whole or cut, or in a
 * PKCS #12 file. The words alone, in a sentence, are none.
 */
function holdsPrivateKey(given) {
    if (typeof given !== 'string') {
        return isPrivateKey(given) || holdsPrivateKey(textOf(given));
    }
    const text = unescaped(given);
    if (MARKER.test(text)) {
        return true;
    }
    return ([...text.matchAll(DER_BEGINS)].some(([, base64 = '']) => isPrivateKey(privateKey_decode(base64))) ||
        encodedKeys(text).length > 0);
}
/** What must be masked of a private key, in the form in which it was given and in the one that it encodes. */
function privateKeyLines(given) {
    if (typeof given !== 'string') {
        return privateKeyLines(isPrivateKey(given) ? given.toString('base64') : textOf(given));
    }
    const inside = encodedKeys(unescaped(given)).filter((text) => !text.includes('\0'));
    return [given, ...inside].flatMap(keyLines);
}
/** The texts of private keys that stand in a text as base64. */
function encodedKeys(text) {
    return [...text.matchAll(BASE64)]
        .map(([base64]) => textOf(privateKey_decode(base64)))
        .filter((inside) => MARKER.test(inside));
}
function privateKey_decode(base64) {
    return Buffer.from(base64, 'base64');
}
/** Whether DER is a private key by how it begins, so that a cut one counts too. */
function isPrivateKey(der) {
    try {
        return beginsPrivateKey(der);
    }
    catch (error) {
        if (error instanceof DerError) {
            return false;
        }
        throw error;
    }
}
function beginsPrivateKey(der) {
    const whole = headerAt(der, 0);
    const first = headerAt(der, whole.start);
    if (whole.tag !== TAG.sequence) {
        return false;
    }
    if (first.tag === TAG.sequence) {
        return PASSWORD.some((oid) => beginsWithOid(der, first.start, oid));
    }
    if (first.tag !== TAG.integer || first.end !== first.start + 1) {
        return false;
    }
    const version = der[first.start] ?? 0;
    const second = headerAt(der, first.end);
    return version === 3
        ? second.tag === TAG.sequence && beginsWithOid(der, second.start, PKCS_7)
        : version <= 1 && AFTER_VERSION.has(second.tag);
}
function beginsWithOid(der, offset, oid) {
    const { tag, start } = headerAt(der, offset);
    return tag === TAG.objectIdentifier && der.toString('hex', start, start + 10).startsWith(oid);
}

;// CONCATENATED MODULE: ./src/inputs/targetError.ts

/** The chain must not, or cannot, be written to a path: `fault` says why, by its code. */
class TargetError extends FaultError {
    name = 'TargetError';
}

;// CONCATENATED MODULE: ./src/inputs/certificatePath.ts






/** File systems take names of 255 bytes. */
const LONGEST_NAME = 255;
/** A larger file is no chain. */
const MAX_CHAIN_BYTES = 1024 * 1024;
/** Control characters and line ends, and what turns the direction of reading: a path that is not what it looks like. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;
const WINDOWS_CHARACTERS = /[<>:"|?*]/;
const WINDOWS_DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
/**
 * The absolute path of `certificate_path`, to which the chain could be written now; faults are collected in the fields,
 * so that no certificate is asked for that could not be written.
 */
function readTarget(fields, workspace, csrPath) {
    const given = fields.plainText('certificate_path');
    if (given === undefined) {
        return undefined;
    }
    const target = external_node_path_default().resolve(workspace, given);
    try {
        checkName(given, (external_node_path_default()));
        checkTarget(target, csrPath);
    }
    catch (error) {
        if (!(error instanceof TargetError)) {
            throw error;
        }
        fields.fault('certificate_path', { code: 'bad_target', given, fault: error.fault });
    }
    return target;
}
/**
 * Checks a path as it was typed, by the rules of a platform.
 * @throws {@link TargetError} when a file of that name cannot be, or would not be where it seems to be
 */
function checkName(given, platform) {
    if (UNPRINTABLE.test(given)) {
        throw new TargetError({ code: 'characters' });
    }
    if (given.startsWith('~')) {
        throw new TargetError({ code: 'home' });
    }
    const isWindows = platform.sep === '\\';
    if (/[/]$/.test(given) || (isWindows && given.endsWith('\\'))) {
        throw new TargetError({ code: 'folder' });
    }
    const { root } = platform.parse(given);
    const names = given.slice(root.length).split(isWindows ? /[\\/]/ : '/');
    if (names.some((name) => Buffer.byteLength(name) > LONGEST_NAME)) {
        throw new TargetError({ code: 'long_name', maxBytes: LONGEST_NAME });
    }
    if (isWindows && (/^[a-z]:$/i.test(root) || names.some(isNoWindowsName))) {
        throw new TargetError({ code: 'windows_name' });
    }
}
/**
 * Checks that the chain can be written to an absolute path now, and that nothing but certificates would be replaced.
 * Called before anything is sent, and again right before writing.
 * @throws {@link TargetError}
 */
function checkTarget(target, csrPath) {
    try {
        if (lookAt(target) !== undefined) {
            checkExisting(target, csrPath);
        }
        tryToCreate(target);
    }
    catch (cause) {
        if (!(cause instanceof FileError)) {
            throw cause;
        }
        const code = cause.code === 'unwritable' ? 'unwritable' : 'unreadable';
        throw new TargetError({ code, detail: cause.detail }, { cause });
    }
}
function checkExisting(target, csrPath) {
    const stats = lookAt(target);
    if (stats?.isSymbolicLink() === true) {
        throw new TargetError({ code: 'link' });
    }
    if (stats?.isFile() !== true) {
        throw new TargetError({ code: 'not_regular' });
    }
    if (csrPath !== undefined && isSameFile(target, csrPath)) {
        throw new TargetError({ code: 'csr' });
    }
    const content = stats.size > MAX_CHAIN_BYTES ? undefined : readSmallFile(target, MAX_CHAIN_BYTES);
    if (content !== undefined && holdsPrivateKey(content)) {
        throw new TargetError({ code: 'private_key' });
    }
    if (content === undefined || !holdsOnlyCertificates(content)) {
        throw new TargetError({ code: 'other_content' });
    }
}
function isNoWindowsName(name) {
    return WINDOWS_CHARACTERS.test(name) || WINDOWS_DEVICES.test(name) || /[^.][. ]+$/.test(name);
}

;// CONCATENATED MODULE: ./src/x509/csrError.ts

/** A text is no acceptable certificate request: `fault` says why, by its code. */
class CsrError extends FaultError {
    name = 'CsrError';
}

;// CONCATENATED MODULE: ./src/x509/keys.ts


/** The curves that are accepted, by the names that Node gives them. */
const CURVES = new Map([
    ['prime256v1', 'P-256'],
    ['secp384r1', 'P-384'],
    ['secp521r1', 'P-521'],
]);
const EC_PUBLIC_KEY = '1.2.840.10045.2.1';
/**
 * SHA-256 of a public key's SubjectPublicKeyInfo (DER), as lower-case hex: two keys are the same when this is. A key on
 * a curve counts by curve and point, whether its point is compressed or its curve spelled out.
 */
function keyId(key) {
    const isNamed = CURVES.has(key.asymmetricKeyDetails?.namedCurve ?? '');
    // A JWK holds the name of the curve and the two coordinates, and nothing of how they were encoded.
    const plain = isNamed
        ? (0,external_node_crypto_namespaceObject.createPublicKey)({ key: key.export({ format: 'jwk' }), format: 'jwk' })
        : key;
    return (0,external_node_crypto_namespaceObject.createHash)('sha256')
        .update(plain.export({ type: 'spki', format: 'der' }))
        .digest('hex');
}
/**
 * The key in a SubjectPublicKeyInfo.
 * @throws when it cannot be read
 */
function readPublicKey({ bytes }) {
    return (0,external_node_crypto_namespaceObject.createPublicKey)({ key: bytes, format: 'der', type: 'spki' });
}
/**
 * Whether a SubjectPublicKeyInfo spells out the parameters of its curve in place of its name.
 * @throws DerError when it is not one
 */
function hasExplicitCurve(publicKey) {
    const [type, parameters] = partsOf(partsOf(publicKey)[0]);
    return oidOf(type) === EC_PUBLIC_KEY && parameters?.tag === TAG.sequence;
}
/** "RSA 2048" or "EC P-256". */
function keyName({ asymmetricKeyDetails: details }) {
    const curve = CURVES.get(details?.namedCurve ?? '');
    return curve === undefined ? `RSA ${String(details?.modulusLength)}` : `EC ${curve}`;
}

;// CONCATENATED MODULE: ./src/x509/generalNames.ts

const SUBJECT_ALTERNATIVE_NAME = '2.5.29.17';
const COMMON_NAME = '2.5.4.3';
/** Extensions of a certificate: `[3]` of its TBSCertificate. */
const EXTENSIONS = 0xa3;
const DNS_NAME = 0x82;
const IP_ADDRESS = 0x87;
const BMP_STRING = 0x1e;
const UNIVERSAL_STRING = 0x1c;
/** T61String: Latin-1 in practice. */
const TELETEX_STRING = 0x14;
/**
 * The subject alternative names (DNS and IP) of a certificate, in its order; empty where it has none.
 * @throws DerError when the DER is no certificate
 */
function alternativeNames(der) {
    const [certificate] = partsOf(readDer(der));
    const extensions = partsOf(certificate).find(({ tag }) => tag === EXTENSIONS);
    return extensions === undefined ? [] : namesIn(partsOf(extensions)[0]);
}
/** The subject alternative names (DNS and IP) that a list of extensions holds; names of other kinds are left out. */
function namesIn(extensions) {
    return partsOf(extensions)
        .map(partsOf)
        .filter(([type]) => oidOf(type) === SUBJECT_ALTERNATIVE_NAME)
        .flatMap((extension) => {
        const value = extension.at(-1);
        return value === undefined ? [] : partsOf(readDer(value.content)).flatMap(generalNames_textOf);
    });
}
/** The common names in a subject. */
function commonNames(subject) {
    return partsOf(subject)
        .flatMap(partsOf)
        .map(partsOf)
        .filter(([type]) => oidOf(type) === COMMON_NAME)
        .flatMap(([, value]) => (value === undefined ? [] : [characters(value)]));
}
function generalNames_textOf({ tag, content }) {
    if (tag === DNS_NAME) {
        return [content.toString('latin1')];
    }
    if (tag === IP_ADDRESS && content.length === 4) {
        return [content.join('.')];
    }
    if (tag === IP_ADDRESS && content.length === 16) {
        return [content.toString('hex').replace(/(.{4})(?!$)/g, '$1:')];
    }
    return [];
}
function characters({ tag, content }) {
    if (tag === BMP_STRING) {
        return new TextDecoder('utf-16be').decode(content);
    }
    if (tag === UNIVERSAL_STRING) {
        const points = Array.from({ length: Math.floor(content.length / 4) }, (_, index) => content.readUInt32BE(index * 4));
        return points
            .map((point) => (point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point)))
            .join('');
    }
    return content.toString(tag === TELETEX_STRING ? 'latin1' : 'utf8');
}

;// CONCATENATED MODULE: ./src/x509/request.ts


/** The attributes that hold extensions: that of PKCS #9, and Microsoft's own for the same. */
const EXTENSION_REQUESTS = new Set(['1.2.840.113549.1.9.14', '1.3.6.1.4.1.311.2.1.14']);
const ATTRIBUTES = 0xa0;
/**
 * Takes a certificate request apart.
 * @throws DerError when the DER is not one
 */
function parseRequest(der) {
    const [info, algorithm, signature] = partsOf(readDer(der));
    const [, subject, publicKey, ...more] = partsOf(info);
    if (info === undefined || algorithm === undefined || publicKey === undefined) {
        throw new DerError('not_a_request');
    }
    if (signature?.tag !== TAG.bitString || signature.content[0] !== 0) {
        throw new DerError('no_signature');
    }
    return {
        signed: info.bytes,
        publicKey,
        algorithm,
        signature: signature.content.subarray(1),
        names: [...commonNames(subject), ...more.flatMap(requestedNames)],
    };
}
/** Some tools put Microsoft's attribute beside that of PKCS #9, or write one of them twice. */
function requestedNames(attributes) {
    if (attributes.tag !== ATTRIBUTES) {
        return [];
    }
    return partsOf(attributes)
        .map(partsOf)
        .filter(([type]) => EXTENSION_REQUESTS.has(oidOf(type)))
        .flatMap(([, values]) => partsOf(values).flatMap(namesIn));
}

;// CONCATENATED MODULE: ./src/x509/signature.ts


/** What the object identifier of a signature algorithm means: the type of its key, and its hash. */
const ALGORITHMS = new Map([
    ['1.2.840.113549.1.1.5', { type: 'rsa', hash: 'sha1' }],
    ['1.2.840.113549.1.1.14', { type: 'rsa', hash: 'sha224' }],
    ['1.2.840.113549.1.1.11', { type: 'rsa', hash: 'sha256' }],
    ['1.2.840.113549.1.1.12', { type: 'rsa', hash: 'sha384' }],
    ['1.2.840.113549.1.1.13', { type: 'rsa', hash: 'sha512' }],
    ['1.2.840.10045.4.1', { type: 'ec', hash: 'sha1' }],
    ['1.2.840.10045.4.3.1', { type: 'ec', hash: 'sha224' }],
    ['1.2.840.10045.4.3.2', { type: 'ec', hash: 'sha256' }],
    ['1.2.840.10045.4.3.3', { type: 'ec', hash: 'sha384' }],
    ['1.2.840.10045.4.3.4', { type: 'ec', hash: 'sha512' }],
]);
const RSA_PSS = '1.2.840.113549.1.1.10';
/**
 * Whether a certificate request's signature holds under its own key; undefined where its algorithm cannot be checked.
 */
function signatureHolds(parts, key) {
    const oid = oidOf(partsOf(parts.algorithm)[0]);
    if (oid === RSA_PSS) {
        return pssHolds(parts, key);
    }
    const algorithm = ALGORITHMS.get(oid);
    if (algorithm === undefined) {
        return undefined;
    }
    return (key.asymmetricKeyType === algorithm.type &&
        (0,external_node_crypto_namespaceObject.verify)(algorithm.hash, parts.signed, key, parts.signature));
}
/**
 * Node takes no hash for the mask of RSA-PSS, but a key may carry one: with the signature's own AlgorithmIdentifier in
 * the place of its own, the key verifies by exactly those hashes and that length of salt.
 */
function pssHolds(parts, key) {
    if (key.asymmetricKeyType !== 'rsa') {
        return false;
    }
    const [, bits] = partsOf(parts.publicKey);
    const spki = encodeDer(TAG.sequence, parts.algorithm.bytes, ...(bits === undefined ? [] : [bits.bytes]));
    try {
        const pssKey = (0,external_node_crypto_namespaceObject.createPublicKey)({ key: spki, format: 'der', type: 'spki' });
        return (0,external_node_crypto_namespaceObject.verify)(null, parts.signed, pssKey, parts.signature);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./src/x509/csr.ts








/**
 * The `keyId` of a certificate request that the server sent back, whatever its formatting; undefined where it cannot be
 * read. Its signature is not checked: it is only compared.
 */
function keyIdOfCsr(text) {
    const found = findRequest(text ?? '');
    if (typeof found === 'string') {
        return undefined;
    }
    try {
        return keyId(readPublicKey(parseRequest(found).publicKey));
    }
    catch {
        return undefined;
    }
}
/**
 * Reads and checks a certificate request, given in any of the forms of {@link findRequest}.
 * @throws {@link CsrError} when it is something else, its key is too weak, or its signature does not hold
 */
function parseCsr(given) {
    if (holdsPrivateKey(given)) {
        throw new CsrError({ code: 'private_key' });
    }
    const found = findRequest(given);
    if (typeof found === 'string') {
        throw new CsrError({ code: found });
    }
    const parts = takeApart(found);
    const key = checkedKey(parts);
    checkSignature(parts, key);
    return {
        pem: toPem('CERTIFICATE REQUEST', found),
        keyId: keyId(key),
        keyName: keyName(key),
        names: parts.names,
    };
}
function takeApart(der) {
    try {
        return parseRequest(der);
    }
    catch (cause) {
        throw new CsrError({ code: isCertificate(der) ? 'certificate' : 'damaged' }, { cause });
    }
}
function isCertificate(der) {
    try {
        return new external_node_crypto_namespaceObject.X509Certificate(der).raw.length > 0;
    }
    catch {
        return false;
    }
}
function checkedKey({ publicKey }) {
    const key = readKey({ publicKey });
    const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
    const bits = details?.modulusLength ?? 0;
    const curve = details?.namedCurve;
    if (type === 'rsa' && bits < 2048) {
        throw new CsrError({ code: 'weak_key', bits });
    }
    if (type === 'ec' && !CURVES.has(curve ?? '')) {
        throw new CsrError({ code: 'other_curve', curve });
    }
    if (type !== 'rsa' && type !== 'ec') {
        throw new CsrError({ code: 'other_key_type', type });
    }
    return key;
}
function readKey({ publicKey }) {
    try {
        if (!hasExplicitCurve(publicKey)) {
            return readPublicKey(publicKey);
        }
    }
    catch (cause) {
        throw new CsrError({ code: 'unreadable_key' }, { cause });
    }
    throw new CsrError({ code: 'explicit_curve' });
}
function checkSignature(parts, key) {
    const holds = signatureHolds(parts, key);
    if (holds === undefined) {
        throw new CsrError({ code: 'unknown_algorithm', oid: oidOf(partsOf(parts.algorithm)[0]) });
    }
    if (!holds) {
        throw new CsrError({ code: 'signature' });
    }
}

;// CONCATENATED MODULE: ./src/inputs/csrInput.ts







const MAX_CSR_BYTES = 64 * 1024;
/**
 * Reads and checks the CSR, given as text or as a file's path; faults, and the lines of a private key given in its
 * place, are collected in the fields.
 */
function readCsr(fields, workspace) {
    const given = fields.plainText('csr');
    if (given === undefined) {
        return {};
    }
    if (isInline(given)) {
        return csrInput_parse(fields, given, undefined);
    }
    const path = (0,external_node_path_namespaceObject.resolve)(workspace, given);
    const content = readFile(fields, path, given);
    return content === undefined ? { path } : { ...csrInput_parse(fields, content, given), path };
}
function csrInput_parse(fields, content, file) {
    if (holdsPrivateKey(content)) {
        fields.privateKey('csr', content, file);
        return {};
    }
    try {
        return { csr: parseCsr(content) };
    }
    catch (error) {
        if (!(error instanceof CsrError)) {
            throw error;
        }
        fields.fault('csr', { code: 'bad_csr', file, fault: error.fault });
        return {};
    }
}
function readFile(fields, path, given) {
    try {
        return readSmallFile(path, MAX_CSR_BYTES);
    }
    catch (error) {
        if (!(error instanceof FileError)) {
            throw error;
        }
        const { code: fault, detail } = error;
        // A long text that is no path may be a damaged key: it is not repeated.
        const shown = given.length > 100 || /\s/.test(given) ? undefined : given;
        return fields.fault('csr', { code: 'bad_csr_file', given: shown, fault, detail });
    }
}

;// CONCATENATED MODULE: ./src/inputs/fault.ts

/** All faults of a run's inputs, so that they are reported together, in one message. */
class InputError extends CodedError {
    name = 'InputError';
    code = 'bad_input';
    faults;
    /** Texts that must be masked before anything is printed: the lines of a private key given by mistake. */
    secrets;
    constructor(faults, secrets = []) {
        super(faults.map(({ input, code }) => `${input}: ${code}`).join(', '));
        this.faults = faults;
        this.secrets = secrets;
    }
}

;// CONCATENATED MODULE: external "node:net"
const external_node_net_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");
;// CONCATENATED MODULE: external "node:url"
const external_node_url_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");
;// CONCATENATED MODULE: ./src/util/names.ts



/** A text that was typed where a name belongs, and is none; the message is the code alone. */
class NameError extends CodeError {
    name = 'NameError';
}
/**
 * A typed DNS name in the form that is sent: lower case, IDN as punycode, a wildcard only as the leftmost label.
 * Single labels are names too: private CAs have them.
 * @throws {@link NameError} for anything else
 */
function parseName(text) {
    if (/[/?#\\@]|^[a-z]+:/i.test(text)) {
        throw new NameError('url');
    }
    if (/\s/.test(text)) {
        throw new NameError('space');
    }
    if (isIp(text)) {
        throw new NameError('ip_address');
    }
    const wildcard = text.startsWith('*.');
    const host = toAscii(wildcard ? text.slice(2) : text);
    if (host.length > (wildcard ? 251 : 253)) {
        throw new NameError('long_name');
    }
    const labels = host.split('.');
    for (const label of labels) {
        checkLabel(label);
    }
    if (/^\d+$/.test(labels.at(-1) ?? '')) {
        throw new NameError('ends_in_number');
    }
    return wildcard ? `*.${host}` : host;
}
/**
 * A name typed to be removed, in the form in which it is compared. It must only be able to equal a name of the order,
 * so IP addresses and underscores are fine.
 * @throws {@link NameError} for what no name can be
 */
function parseRemovedName(text) {
    const key = nameKey(text);
    if (!isIp(text) && !/^[a-z0-9_*.-]+$/.test(key)) {
        throw new NameError('not_a_name');
    }
    return key;
}
/** The form in which two names are the same name: lower case, punycode, one spelling of an IP address. */
function nameKey(name) {
    const lower = name.trim().toLowerCase();
    if (isIpv6(lower)) {
        return URL.parse(`http://[${lower}]`)?.hostname.slice(1, -1) ?? lower;
    }
    return /^\p{ASCII}*$/u.test(lower) ? lower : (0,external_node_url_namespaceObject.domainToASCII)(lower) || lower;
}
/** The names of a list without those that another list has, compared as names; the rest is kept to the letter. */
function without(names, others) {
    const gone = new Set(others.map(nameKey));
    return names.filter((name) => !gone.has(nameKey(name)));
}
/** The names with each one once, in the order and spelling in which they first stand. */
function unique(names) {
    const seen = new Set();
    return names.filter((name) => !seen.has(nameKey(name)) && seen.add(nameKey(name)));
}
function isIp(text) {
    return (0,external_node_net_namespaceObject.isIPv4)(text) || isIpv6(text);
}
/** Node takes 4 to 6 ms to compile its pattern for the first text that it is asked about: names have no colon. */
function isIpv6(text) {
    return text.includes(':') && (0,external_node_net_namespaceObject.isIPv6)(text);
}
function toAscii(host) {
    if (/^\p{ASCII}*$/u.test(host)) {
        return host.toLowerCase();
    }
    const ascii = (0,external_node_url_namespaceObject.domainToASCII)(host);
    if (ascii === '') {
        throw new NameError('not_idn');
    }
    return ascii;
}
function checkLabel(label) {
    if (label === '') {
        throw new NameError('empty_label');
    }
    if (label.length > 63) {
        throw new NameError('long_label');
    }
    if (label.includes('*')) {
        throw new NameError('inner_wildcard');
    }
    if (!/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(label)) {
        throw new NameError('other_characters');
    }
}

;// CONCATENATED MODULE: ./src/inputs/fields.ts


/**
 * Reads single inputs by name and collects what is wrong with them. An empty text means "not given" everywhere.
 * A method returns undefined for an input that is not given, and for one with a fault.
 */
class Fields {
    faults = [];
    /** The lines of private keys given by mistake. */
    secrets = [];
    #read;
    #names = new Set();
    constructor(read) {
        this.#read = read;
    }
    /** Notes a fault of an input. */
    fault(input, problem) {
        this.faults.push({ input, ...problem });
    }
    /**
     * Notes the inputs that stand in the environment under a name which is one of those read so far with other hyphens
     * or underscores: the runner only warns of `dry-run`, and what it should prevent would happen.
     */
    refuseMisspelled(environment) {
        const known = new Map([...this.#names].map((name) => [name.replaceAll('_', ''), name]));
        for (const [variable, value = ''] of Object.entries(environment)) {
            const name = /^INPUT_(.+)$/is.exec(variable)?.[1]?.toLowerCase();
            const meant = known.get(name?.replace(/[\s_-]/g, '') ?? '');
            if (name !== undefined && meant !== undefined && name !== meant && value.trim() !== '') {
                this.fault(meant, { code: 'misspelled', given: name });
            }
        }
    }
    /** The text, trimmed. */
    text(input) {
        this.#names.add(input);
        const text = this.#read(input).trim();
        return text === '' ? undefined : text;
    }
    /** The text, where it is no private key: a message must not repeat that. */
    plainText(input) {
        const text = this.text(input);
        if (text === undefined || !holdsPrivateKey(text)) {
            return text;
        }
        return this.privateKey(input, text);
    }
    /** Notes a private key that stands in an input, or in the file that the input names. */
    privateKey(input, given, file) {
        this.secrets.push(...privateKeyLines(given));
        return this.fault(input, { code: 'private_key', file });
    }
    /** True and false in any case, and 1 and 0; anything else is a fault. */
    boolean(input) {
        const text = this.plainText(input)?.toLowerCase();
        if (text === undefined) {
            return undefined;
        }
        if (text === 'true' || text === '1') {
            return true;
        }
        if (text === 'false' || text === '0') {
            return false;
        }
        return this.fault(input, { code: 'not_a_boolean', given: text });
    }
    /** A whole number from `min` to `max`. */
    integer(input, min, max) {
        const text = this.plainText(input);
        if (text === undefined) {
            return undefined;
        }
        const value = /^-?\d+$/.test(text) ? Number(text) : NaN;
        if (value >= min && value <= max) {
            return value;
        }
        return this.fault(input, { code: 'not_an_integer', given: text, min, max });
    }
    /** A number of seconds, minutes or days, which may be decimal. */
    duration(input, unit, { above, max }) {
        const text = this.plainText(input);
        if (text === undefined) {
            return undefined;
        }
        const value = /^(?:\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : NaN;
        if (value <= max && !(above !== undefined && value <= above)) {
            return value;
        }
        return this.fault(input, { code: 'not_a_duration', given: text, unit, above, max });
    }
    /** Days (`30`), or a share of the lifetime (`33%`). */
    window(input) {
        const text = this.plainText(input);
        if (text === undefined) {
            return undefined;
        }
        const [, number = '', percent] = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(text) ?? [];
        const value = number === '' ? NaN : Number(number);
        if (percent === '%' && value > 0 && value < 100) {
            return { share: value / 100 };
        }
        if (percent === '' && value > 0) {
            return { days: value };
        }
        return this.fault(input, { code: 'not_a_window', given: text });
    }
    /** One of some words, in any case. */
    word(input, words) {
        const text = this.plainText(input)?.toLowerCase();
        if (text === undefined) {
            return undefined;
        }
        return (words.find((word) => word === text) ??
            this.fault(input, { code: 'not_a_word', given: text, words }));
    }
    /** Names separated by newlines, commas or spaces, each read by `parse`; one that has a fault is left out. */
    names(input, parse) {
        const text = this.plainText(input);
        if (text === undefined) {
            return undefined;
        }
        const parts = text.split(/[\s,]+/).filter((part) => part !== '');
        if (parts.length === 0) {
            return this.fault(input, { code: 'no_names' });
        }
        return parts.flatMap((part) => {
            try {
                return [parse(part)];
            }
            catch (error) {
                if (!(error instanceof NameError)) {
                    throw error;
                }
                this.fault(input, { code: 'bad_name', given: part, fault: error.code });
                return [];
            }
        });
    }
}

;// CONCATENATED MODULE: ./src/inputs/inputs.ts







/** Inputs that only a reissue uses: given without a CSR, they show that the step which makes the CSR did not run. */
const REISSUE_ONLY = [
    'common_name',
    'dns_names',
    'remove_names',
    'signature_hash',
    'server_platform',
    'comments',
    'dcv_method',
    'renew_before',
    'certificate_path',
];
/**
 * Reads and checks all inputs, the CSR and the files they name among them. `read` returns the text of an input,
 * empty where it is not given; `workspace` is the folder that relative paths start from; `environment` shows inputs
 * that were given under another name.
 * @throws {@link InputError} that names every fault
 */
function parseInputs(read, workspace, environment = {}) {
    const fields = new Fields(read);
    const connection = parseConnection(fields);
    const { csr, path: csrPath } = readCsr(fields, workspace);
    const certificatePath = readTarget(fields, workspace, csrPath);
    const inputs = {
        ...connection,
        orderId: orderId(fields),
        csr,
        commonName: fields.plainText('common_name'),
        dnsNames: names(fields, 'dns_names', parseName),
        removeNames: names(fields, 'remove_names', parseRemovedName) ?? [],
        signatureHash: fields.word('signature_hash', SIGNATURE_HASHES),
        serverPlatform: fields.integer('server_platform', -1, 2 ** 31 - 1),
        comments: fields.plainText('comments'),
        skipApproval: fields.boolean('skip_approval') ?? false,
        dcvMethod: fields.word('dcv_method', DCV_METHODS),
        autoReissue: fields.boolean('auto_reissue'),
        renewBefore: fields.window('renew_before'),
        force: fields.boolean('force') ?? false,
        dryRun: fields.boolean('dry_run') ?? false,
        waitMinutes: fields.duration('wait_minutes', 'minutes', { max: 350 }) ??
            (certificatePath === undefined ? 0 : 10),
        certificatePath,
    };
    checkWanted(fields, inputs);
    checkPurpose(fields, inputs);
    fields.refuseMisspelled(environment);
    if (fields.faults.length > 0) {
        throw new InputError(fields.faults, fields.secrets);
    }
    return inputs;
}
/** Whether a reissue is asked for, or a dry run that tells about one; otherwise only auto-reissue is set. */
function asksForReissue({ csr, dryRun }) {
    return csr !== undefined || dryRun;
}
function orderId(fields) {
    const text = fields.plainText('order_id');
    if (fields.text('order_id') === undefined) {
        fields.fault('order_id', { code: 'order_id_missing' });
    }
    else if (text !== undefined && !/^\d{1,20}$/.test(text)) {
        fields.fault('order_id', { code: 'not_an_order_id' });
    }
    return text ?? '';
}
function names(fields, input, parse) {
    const found = fields.names(input, parse);
    return found === undefined ? undefined : unique(found);
}
function checkWanted(fields, { commonName, dnsNames, removeNames }) {
    const wanted = [...(commonName === undefined ? [] : [commonName]), ...(dnsNames ?? [])];
    const kept = new Set(without(wanted, removeNames).map(nameKey));
    for (const name of wanted) {
        if (!kept.has(nameKey(name))) {
            fields.fault('remove_names', { code: 'wanted_and_removed', given: nameKey(name) });
        }
    }
}
function checkPurpose(fields, inputs) {
    if (fields.text('csr') !== undefined || inputs.dryRun) {
        return;
    }
    const given = REISSUE_ONLY.filter((input) => fields.text(input) !== undefined);
    if (inputs.skipApproval) {
        given.push('skip_approval');
    }
    if (inputs.force) {
        given.push('force');
    }
    if (inputs.waitMinutes > 0 && fields.text('wait_minutes') !== undefined) {
        given.push('wait_minutes');
    }
    if (given.length > 0) {
        fields.fault('csr', { code: 'csr_missing', uses: given });
    }
    else if (fields.text('auto_reissue') === undefined) {
        fields.fault('csr', { code: 'nothing_to_do' });
    }
}

;// CONCATENATED MODULE: ./src/x509/serial.ts
/** Serial numbers differ in case and leading zeros between CertCentral and certificates. */
function serialKey(serial) {
    return serial
        .replace(/[^0-9a-f]/gi, '')
        .replace(/^0+/, '')
        .toLowerCase();
}

;// CONCATENATED MODULE: ./src/order/statuses.ts
// The words in which CertCentral says how far an order, a request or a certificate has come.
/** An order with one of these can never be reissued again. */
const CLOSED = ['rejected', 'canceled', 'cancelled', 'denied'];
const ENDED = new Set([...CLOSED, 'revoked', 'expired']);
const NOT_ISSUED = ['pending', 'processing', 'needs_approval', 'waiting_pickup'];
const ORDERS_UNDER_WAY = new Set([...NOT_ISSUED, 'approved']);
const CERTIFICATES_NOT_ISSUED = new Set([
    ...NOT_ISSUED,
    'submitted',
    'needs_csr',
    'reissue_pending',
]);
const ORDERS_ISSUED = new Set(['issued', 'renewed', 'revoked', 'expired']);
/** Whether a request or a certificate of this status has ended. */
function isEnded(status) {
    return ENDED.has(status);
}
/** Whether an order of this status is closed for good. */
function isClosed(status) {
    return CLOSED.includes(status);
}
/** Whether an order of this status is not issued yet, or was issued before and has a pending reissue. */
function isUnderWay(status) {
    return ORDERS_UNDER_WAY.has(status);
}
/** Whether this status of an order that was issued says that a reissue is pending. */
function saysPending(status) {
    return status === 'reissue_pending' || isUnderWay(status);
}
/** Whether an order of this status has an issued certificate, or had one. */
function isOrderIssued(status) {
    return ORDERS_ISSUED.has(status);
}
/** Whether this status of a certificate says that it is not issued yet. */
function saysNotIssued(status) {
    return CERTIFICATES_NOT_ISSUED.has(status);
}
/** Whether an order's status is one of CertCentral's. */
function isKnown(status) {
    return isEnded(status) || saysPending(status) || isOrderIssued(status);
}
/** Whether a request has not come to an end. An unknown status counts as open: a second reissue is the worse mistake. */
function isOpen({ status }) {
    return status !== 'approved' && !isEnded(status);
}

;// CONCATENATED MODULE: ./src/order/shown.ts




/** Whether a certificate is not issued yet, as far as is shown. */
function isPending({ standing }) {
    return standing === 'pending' || standing === 'looks_pending';
}
/** Whether a certificate is issued, and not at its end, as far as is shown. */
function isIssued({ standing }) {
    return standing === 'issued' || standing === 'looks_issued';
}
/** Whether a certificate was issued: revoked and expired ones were, and may still be the newest. */
function wasIssued(certificate) {
    const { status } = certificate;
    return isIssued(certificate) || status === 'revoked' || status === 'expired';
}
/** When the certificate was made, as far as anything tells. */
function begunAt({ madeAt, validFrom }) {
    return madeAt ?? validFrom;
}
/** For sorting: the newest first, and of two of one moment the one with the higher ID. */
function newestFirst(timeOf) {
    return (a, b) => compareMoments(timeOf(b), timeOf(a)) || compareIds(b.id, a.id);
}
function compareIds(a = '', b = '') {
    return a.length - b.length || (a < b ? -1 : Number(a > b));
}
/** An entry of the list of reissues, as a certificate. An unknown status of an entry counts as not issued. */
function fromList({ dateCreated, dateIssued, ...entry }) {
    const { status, validTill, serialNumber } = entry;
    const isDated = [dateIssued, validTill, serialNumber].some((given) => given !== undefined);
    const unsaid = isDated ? 'looks_issued' : 'looks_pending';
    return {
        ...asShown(entry),
        validFrom: entry.validFrom ?? dateIssued,
        madeAt: dateCreated ?? dateIssued,
        standing: standingOf(status, isDated, status === '' ? unsaid : 'pending'),
    };
}
/**
 * The order's own certificate; undefined where the order shows none. A status that is not known says nothing, and the
 * dates count.
 */
function fromOrder({ certificate, status: orderStatus, }) {
    const { id, serialNumber, status, validTill } = certificate;
    const isDated = validTill !== undefined;
    // The order's own word speaks for its certificate where that has none, or one that nothing bears out.
    const looksIssued = isDated || isOrderIssued(orderStatus);
    const isBorneOut = looksIssued || serialNumber !== undefined || status !== 'issued';
    const unsaid = looksIssued ? 'looks_issued' : 'looks_pending';
    const standing = standingOf(isBorneOut ? status : '', isDated, saysNotIssued(status) ? 'pending' : unsaid);
    const shown = { ...asShown(certificate), madeAt: undefined, standing };
    return isDated || shown.names.length > 0 || (id ?? serialNumber) !== undefined ? shown : undefined;
}
function standingOf(status, isDated, otherwise) {
    if (isEnded(status)) {
        return 'ended';
    }
    // A client in production takes `approved` for issued; without a serial number or a date nothing shows that it is.
    return status === 'issued' || (status === 'approved' && isDated) ? 'issued' : otherwise;
}
function asShown({ csr, commonName, dnsNames, ...certificate }) {
    const own = commonName?.trim() ? [commonName] : [];
    return {
        ...certificate,
        commonName: own[0],
        names: unique([...own, ...(dnsNames ?? [])]),
        areNamesWhole: dnsNames !== undefined,
        keyId: () => keyIdOf(csr),
    };
}
const keyIds = new Map();
/** Each text is read once: it takes a millisecond, and an order may have thousands of reissues. */
function keyIdOf(csr) {
    if (csr !== undefined && !keyIds.has(csr)) {
        keyIds.set(csr, keyIdOfCsr(csr));
    }
    return csr === undefined ? undefined : keyIds.get(csr);
}

;// CONCATENATED MODULE: ./src/order/certificates.ts




/**
 * Every certificate that the list and the order show, each once.
 *
 * The doubts that it settles: the list may repeat a certificate, and then its most advanced copy counts, because places
 * lag; the order's certificate may stand in the list too ({@link join}); and where it does not, and has no status, it
 * may be a pending one in the place of the live one ({@link doubted}).
 */
function certificatesOf(order, list, requests) {
    const copies = Map.groupBy(list.map(fromList), ({ id }) => id);
    const listed = [...copies.values()].map((some) => some.reduce((one, other) => higher(RANK_OF_COPIES, one, other)));
    const shown = fromOrder(order);
    const entry = shown && listed.find((one) => isSame(one, shown));
    const others = listed.filter((one) => one !== entry);
    const own = entry ? join(entry, shown) : shown && doubted(shown, others, order, requests);
    return { own, certificates: [own ?? [], others].flat().sort(newestFirst(begunAt)) };
}
/** Whether both are one certificate: by serial number where both show it, else by ID. */
function isSame(one, other) {
    if (one.serialNumber !== undefined && other.serialNumber !== undefined) {
        return serialKey(one.serialNumber) === serialKey(other.serialNumber);
    }
    return one.id !== undefined && one.id === other.id;
}
/** Of several copies in the list the most advanced counts. */
const RANK_OF_COPIES = [
    'looks_pending',
    'pending',
    'looks_issued',
    'issued',
    'ended',
];
/** Between list and order an end counts first, then what is said not to be issued, then what is said to be. */
const RANK_OF_PLACES = [
    'looks_pending',
    'looks_issued',
    'issued',
    'pending',
    'ended',
];
function higher(order, one, other) {
    return order.indexOf(other.standing) > order.indexOf(one.standing) ? other : one;
}
function join(listed, own) {
    const { standing, status } = higher(RANK_OF_PLACES, listed, own);
    const { names, areNamesWhole } = own.areNamesWhole || !listed.areNamesWhole ? own : listed;
    return {
        // The list names no order, so of two IDs of one certificate the order's own is believed.
        id: own.id ?? listed.id,
        serialNumber: listed.serialNumber ?? own.serialNumber,
        commonName: own.commonName ?? listed.commonName,
        names,
        areNamesWhole,
        keyId: () => listed.keyId() ?? own.keyId(),
        validFrom: own.validFrom ?? listed.validFrom,
        validTill: own.validTill ?? listed.validTill,
        madeAt: listed.madeAt,
        signatureHash: own.signatureHash || listed.signatureHash,
        serverPlatformId: own.serverPlatformId ?? listed.serverPlatformId,
        standing,
        status,
    };
}
/**
 * While a reissue is pending, the order's certificate may be that one, even with dates. By dates alone it counts as
 * issued only where something else is shown as what is pending, or where it began on a day before the newest request.
 */
function doubted(shown, others, { status }, requests) {
    const { standing, validFrom } = shown;
    const isQuiet = !saysPending(status) && !requests.some(isOpen);
    const asked = requests.find((request) => !isEnded(request.status))?.date;
    const isOlder = validFrom && asked && daysBetween(validFrom.at, asked.at) > 0;
    const isLive = standing !== 'looks_issued' || isQuiet || others.some(isPending) || isOlder;
    return isLive ? shown : { ...shown, standing: 'looks_pending' };
}

;// CONCATENATED MODULE: ./src/order/fingerprint.ts


/** The marker as it stands in comments: first, because it is not documented where CertCentral cuts them. */
function markerText(run, fingerprint) {
    return `[gha ${run.id} ${markerKey(fingerprint)}]`;
}
/** The part of a marker that stands for key and names, the same in every run: 16 hex digits. */
function markerKey({ keyId, names }) {
    const sorted = names.map(nameKey).sort();
    return (0,external_node_crypto_namespaceObject.createHash)('sha256')
        .update([keyId, ...sorted].join('\n'))
        .digest('hex')
        .slice(0, 16);
}
/** The marker that comments begin with; undefined where there is none. */
function readMarker(comments) {
    const [, runId, key] = /^\s*\[gha (\S+) ([0-9a-f]{16})\]/.exec(comments ?? '') ?? [];
    return runId === undefined || key === undefined ? undefined : { runId, key };
}
/** Whether the certificate shows the CSR's key, every wanted name and none that is removed. CertCentral may add others. */
function shows(certificate, { keyId, names, removed }) {
    return (without(names, certificate.names).length === 0 &&
        without(removed, certificate.names).length === removed.length &&
        // Last, because it costs most.
        certificate.keyId() === keyId);
}
/** Whether what is shown cannot be a reissue with this fingerprint: another key, or fewer names. */
function contradicts(certificate, fingerprint) {
    return namesLackedBy(certificate, fingerprint).length > 0 || hasOtherKey(certificate, fingerprint);
}
/** The wanted names that the certificate lacks, as far as its names are shown. */
function namesLackedBy({ areNamesWhole, names }, wanted) {
    return areNamesWhole ? without(wanted.names, names) : [];
}
/** Whether the certificate shows another key. */
function hasOtherKey(certificate, { keyId }) {
    return ![keyId, undefined].includes(certificate.keyId());
}

;// CONCATENATED MODULE: ./src/order/pairs.ts




/**
 * Each request with its certificate, as far as anything tells; each of them stands in one pair.
 *
 * The doubt that it settles: no place says which certificate came of which request. By each rule of {@link rulesFor} in
 * turn, every request that has no certificate yet gets the nearest free one.
 */
function pairsOf(requests, certificates, saysPending, fingerprint) {
    const ours = new Set(certificates.filter((one) => fingerprint && shows(one, fingerprint)));
    const requestOf = new Map();
    let alone = requests;
    for (const fits of rulesFor(ours, saysPending, fingerprint)) {
        for (const request of alone.filter(({ status }) => !isEnded(status))) {
            const made = nearest(certificates.filter((one) => !requestOf.has(one) && fits(request, one)));
            if (made !== undefined) {
                requestOf.set(made, request);
            }
        }
        const taken = new Set(requestOf.values());
        alone = alone.filter((request) => !taken.has(request));
    }
    return [
        ...alone.map((request) => ({ request, certificate: undefined, isOurs: request.isOurs })),
        ...certificates.map((certificate) => {
            const request = requestOf.get(certificate);
            return {
                request,
                certificate,
                isOurs: request?.isOurs === true || (!request?.marker && ours.has(certificate)),
            };
        }),
    ];
}
/** `ours` are the certificates with the key and names that are asked for. */
function rulesFor(ours, saysPending, fingerprint) {
    // Never against a marker, nor against the key where a response told that the request is ours.
    const mayBe = (request, certificate) => {
        if (request.isOurs && fingerprint !== undefined) {
            const differs = request.marker === undefined ? hasOtherKey : contradicts;
            return !differs(certificate, fingerprint);
        }
        return request.marker === undefined || !ours.has(certificate);
    };
    // While something is pending, only the list's time of making joins what is issued: the request may be the pending one,
    // which some orders show with dates of validity and the live one's status.
    const isTold = (request, certificate) => isPending(certificate) ||
        (request.date?.hasTime === true && certificate.madeAt?.hasTime === true) ||
        (!saysPending && !isOpen(request));
    return [
        // Our marker, and our key and names: however late the approval came.
        (request, certificate) => request.isOurs &&
            ours.has(certificate) &&
            msBetween(request, certificate) >= 0 &&
            isTold(request, certificate),
        // Made within 12 hours after the request, or on its day where a time is missing.
        (request, certificate) => (isPending(certificate) || !isOpen(request)) &&
            mayBe(request, certificate) &&
            msBetween(request, certificate) >= 0 &&
            msBetween(request, certificate) <= DAY_MS / 2 &&
            isTold(request, certificate),
        // An open request stands behind whatever is pending.
        (request, certificate) => isOpen(request) && isPending(certificate) && mayBe(request, certificate),
    ];
}
/** How long after the request the certificate was made; below 0 where that is not known. */
function msBetween({ date }, certificate) {
    return elapsed(date, begunAt(certificate)) ?? -1;
}
/** The earliest made; of several made at that moment the one with the highest ID, as the newest request comes first. */
function nearest(newestFirst) {
    const earliest = newestFirst.at(-1);
    return newestFirst.find((one) => earliest && compareMoments(begunAt(one), begunAt(earliest)) === 0);
}

;// CONCATENATED MODULE: ./src/order/requests.ts


/** The order's requests for reissues, newest first. A request without a type is one where it carries a marker. */
function reissueRequests({ requests }, fingerprint) {
    const ours = fingerprint && markerKey(fingerprint);
    return requests
        .map((request) => {
        const marker = readMarker(request.comments);
        const isOurs = marker ? marker.key === ours : fingerprint?.requestIds?.includes(request.id);
        return { ...request, marker, isOurs: isOurs === true };
    })
        .filter(({ type, marker, isOurs }) => type === 'reissue' || (type === '' && (marker !== undefined || isOurs)))
        .sort(newestFirst(({ date }) => date));
}
/** Whether a request carries the run's marker. */
function isOfRun(request, { id }) {
    return request?.marker?.runId === id;
}
/** Whether a request begins its comments otherwise than the run does, as far as they are shown and not cut. */
function isOfAnotherRun(request, { id }) {
    const text = request?.comments?.trim() ?? '';
    const beginning = `[gha ${id} `;
    return !text.startsWith(beginning) && !beginning.startsWith(text);
}

;// CONCATENATED MODULE: ./src/order/picture.ts






/**
 * Joins what CertCentral shows of an order in four places into one picture. `fingerprint` is that of the reissue that
 * is asked for, where one is. Pure. No page says which place shows what when, so each place counts for what it proves:
 *
 * 1. `certificate` and the list show certificates, at times the same one in different words ({@link certificatesOf}).
 * 2. `requests` show what was asked for, and not what came of it ({@link pairsOf}). An open one is pending whatever else
 *    is shown ({@link stateOf}); an approved one that nothing else shows counts for an hour ({@link withoutLag}).
 * 3. `status` counts least: what it says is pending is what the others show, where they do ({@link explained}).
 */
function pictureOf(reading, fingerprint) {
    const { order, list, at } = reading;
    const requests = reissueRequests(order, fingerprint);
    const { certificates, own } = certificatesOf(order, list ?? [], requests);
    const live = certificates.find(wasIssued);
    const wasEverIssued = live !== undefined || requests.length > 0 || order.certificate.validTill !== undefined;
    const saysPending = order.status === 'reissue_pending' || (wasEverIssued && isUnderWay(order.status));
    const shown = pairsOf(requests, certificates, saysPending, fingerprint)
        .map(reissueOf)
        .sort((a, b) => compareMoments(b.madeAt, a.madeAt));
    const told = saysPending ? explained(shown) : shown;
    const reissues = told.map((reissue) => withoutLag(reissue, at));
    return {
        at,
        order,
        isListed: list !== undefined,
        wasEverIssued,
        live,
        own,
        reissues,
        pending: reissues.filter(({ state }) => state !== 'issued' && state !== 'ended'),
        ours: reissues.filter(({ isOurs }) => isOurs),
    };
}
/** Whether the picture's order shows a request. */
function hasRequest({ order }, id) {
    return order.requests.some((request) => request.id === id);
}
/** Whether the picture shows a certificate, be it under another ID. */
function isShownIn({ reissues }, certificate) {
    return reissues.some((one) => certificate && one.certificate && isSame(certificate, one.certificate));
}
function reissueOf(pair) {
    const { request, certificate } = pair;
    const madeAt = (certificate && begunAt(certificate)) ?? request?.date;
    return { ...pair, state: stateOf(pair), madeAt };
}
/** The certificate tells more than its request, which stays approved whatever comes of it. */
function stateOf({ request, certificate }) {
    if (certificate?.standing === 'ended' || (request !== undefined && isEnded(request.status))) {
        return 'ended';
    }
    if (certificate !== undefined && isIssued(certificate)) {
        return 'issued';
    }
    if (request === undefined ? certificate?.status === 'needs_approval' : isOpen(request)) {
        return 'awaiting_approval';
    }
    return certificate === undefined ? 'approved' : 'pending';
}
/** Where the status alone says that a reissue is pending, it is the newest approved request, else one of which nothing is known. */
function explained(shown) {
    if (shown.some(({ state }) => state === 'awaiting_approval' || state === 'pending')) {
        return shown;
    }
    const approved = shown.find(({ state }) => state === 'approved');
    return approved === undefined
        ? [UNEXPLAINED, ...shown]
        : shown.map((one) => (one === approved ? { ...one, state: 'pending' } : one));
}
const UNEXPLAINED = {
    ...{ state: 'pending', isOurs: false },
    ...{ request: undefined, certificate: undefined, madeAt: undefined },
};
/** Places lag: an approved request without a certificate counts until an hour after its date, and has ended after that. */
const LAG_MS = 3_600_000;
function withoutLag(reissue, at) {
    const { state, madeAt } = reissue;
    const counts = state !== 'approved' || (madeAt !== undefined && at - madeAt.at <= LAG_MS);
    return counts ? reissue : { ...reissue, state: 'ended' };
}

;// CONCATENATED MODULE: ./src/reissue/errors.ts

/** The order must not be reissued as asked. */
class RefusedError extends CodedError {
    name = 'RefusedError';
    code = 'refused';
    reason;
    constructor(reason) {
        super(`refused: ${reason.code}`);
        this.reason = reason;
    }
}
/** The response to the POST was lost, and the reissue was not found. `cause` is what was lost. */
class LostResponseError extends FaultError {
    name = 'LostResponseError';
}
/** The reissue ended, or its certificate is not what was asked for. */
class EndedError extends FaultError {
    name = 'EndedError';
}
/** The time to wait is over, and the certificate is not issued yet. Nothing is lost: the reissue stays pending. */
class WaitOverError extends FaultError {
    name = 'WaitOverError';
}
/** The setting was accepted, and the order does not show it. */
class SettingError extends FaultError {
    name = 'SettingError';
}
/** A reissue is on the order, and a later part of the run failed; `cause` says what. */
class AfterReissueError extends FaultError {
    name = 'AfterReissueError';
}
/** The certificate is issued, and its chain could not be written; `cause` is the error of the file system. */
class WriteError extends FaultError {
    name = 'WriteError';
}
/** CertCentral shows no certificate whose chain could be downloaded. */
class NothingToDownloadError extends CodeError {
    name = 'NothingToDownloadError';
}

;// CONCATENATED MODULE: ./src/reissue/status.ts
/** The status of a reissue that is on the order, before anything is waited for. */
function statusOf(placed) {
    if (placed.issued !== undefined) {
        return 'issued';
    }
    return placed.isAwaitingApproval ? 'needs_approval' : statusOfApproved(dcvInResponse(placed));
}
/** What the response to the reissue tells of its domains: at most the value, and by it that some are to be validated. */
function dcvInResponse({ dcvRandomValue: randomValue, }) {
    return randomValue ? { names: [], method: undefined, randomValue, records: [] } : undefined;
}
/** The status of a reissue that is approved and not issued. */
function statusOfApproved(dcv) {
    return dcv === undefined ? 'pending' : 'needs_validation';
}
/** What such a reissue waits for. */
function holdUpOfApproved(certificateId, dcv) {
    const names = dcv?.names ?? [];
    return names.length > 0 ? { code: 'validation', names } : { code: 'issuance', certificateId };
}

;// CONCATENATED MODULE: ./src/reissue/reporting.ts




// What the stages of a run tell: each function takes one event into the report. The sentences are in `report/`.
/** The inputs are valid. */
function reportStart(report, inputs) {
    const { orderId, apiUrl, isRehearsal, dryRun, csr } = inputs;
    report.update({
        orderId,
        isRehearsal,
        isDryRun: dryRun,
        hasCsr: csr !== undefined,
        ...(isRehearsal ? {} : { orderUrl: orderUrl(apiUrl, orderId) }),
    });
    if (isRehearsal) {
        report.log({ code: 'rehearsal', apiUrl });
    }
    if (csr !== undefined) {
        report.log({ code: 'csr', keyName: csr.keyName, keyId: csr.keyId });
    }
}
/** The order was read, and what to do was decided. */
function reportDecision({ report }, decision) {
    const { picture, wanted, warnings } = decision;
    reportOrder(report, picture.order, picture.live);
    if (wanted?.isTls === true) {
        const { all, added, removed } = wanted;
        const kept = without(all, added);
        report.update({ names: { kept, added, removed }, commonName: wanted.commonName });
        report.log({ code: 'names', wanted: all, added, removed });
    }
    warnings.forEach((warning) => {
        report.warn(warning);
    });
    if (decision.kind === 'refuse') {
        report.update({ status: 'refused', reason: decision.reason });
    }
    if (decision.kind === 'skip') {
        report.update({ status: 'skipped', reason: decision.reason, nextReissue: decision.reason.from });
        report.log({ code: 'decided' });
    }
    if (decision.kind === 'plan') {
        report.update({ status: 'planned', reason: { code: 'planned', due: decision.reason } });
        report.log({ code: 'decided' });
    }
}
/** The order, and its live certificate. */
function reportOrder(report, { status, orderValidTill, autoReissue, certificate }, live) {
    report.log({ code: 'order_read', status, validTill: live?.validTill?.at });
    report.update({
        orderEnds: orderValidTill?.at,
        autoReissue,
        commonName: live?.commonName ?? certificate.commonName,
        live: live && factsOf(live),
    });
}
/** A certificate as outputs and summary show it. */
function factsOf(certificate) {
    const { id, serialNumber, validFrom, validTill } = certificate;
    return {
        id,
        serialNumber,
        validFrom: validFrom?.at,
        validTill: validTill?.at,
        keyId: certificate.keyId(),
    };
}
/** A certificate by its own words, which tell more than CertCentral's list. */
function factsOfLeaf(id, { leaf }) {
    return {
        id,
        serialNumber: leaf.serialNumber,
        validFrom: leaf.validFromDate.getTime(),
        validTill: leaf.validToDate.getTime(),
        keyId: keyId(leaf.publicKey),
    };
}
/** The reissue is on the order: sent, recovered or adopted. The IDs first of all. */
function reportPlaced(report, placed, decision) {
    const { requestIds, certificateId, issued } = placed;
    report.update({
        requestIds,
        certificateId,
        reissued: decision.kind === 'adopt' ? decision.isOfThisRun : true,
        status: statusOf(placed),
        dcv: dcvInResponse(placed),
        reason: decision.kind === 'adopt'
            ? { code: 'adopted', why: decision.reason }
            : { code: 'reissued', due: decision.reason },
        ...(issued === undefined ? {} : { issued: factsOf(issued) }),
    });
    report.log({ code: 'decided' });
}
/** The new certificate is issued. */
function reportIssued(report, issued) {
    report.update({ status: 'issued', certificateId: issued.id, issued });
    report.log({ code: 'issued', certificateId: issued.id ?? '' });
}
/** The chain is written. */
function reportChain(report, path, chain) {
    report.update({ certificatePath: path });
    const { leaf, certificates } = chain;
    report.log({
        code: 'chain_written',
        path,
        certificates: certificates.length,
        subject: leaf.subject.replaceAll('\n', ', '),
        validTill: leaf.validToDate.getTime(),
    });
}
/** A dry run ends: what would be set. */
function reportDryRun(report, on, picture) {
    if (on !== undefined && on !== picture?.order.autoReissue) {
        report.log({ code: 'would_set_auto_reissue', on });
    }
}
/** The run ends, however it went: a pending reissue needs its key, and an approval may not have been skipped. */
function reportEnd(report, skipApproval) {
    const { status } = report.state;
    if (skipApproval && status === 'needs_approval') {
        report.warn({ code: 'approval_not_skipped' });
    }
    if (status === 'pending' || status === 'needs_approval' || status === 'needs_validation') {
        report.warn({ code: 'keep_key' });
    }
}

;// CONCATENATED MODULE: ./src/reissue/autoReissue.ts






const READ_BACK_MS = 10_000;
const PAUSE_MS = 1000;
/** An order that was read longer ago than this is not judged by. */
const FRESH_MS = 60_000;
/**
 * Sets auto-reissue where `auto_reissue` is given, unless an order that was just read already shows the setting. The
 * response says nothing about the effect, so the order is read back.
 * @throws CertCentralError and SettingError; AfterReissueError around them where a reissue is on the order
 */
async function applyAutoReissue(context, submission) {
    const { inputs, report, certcentral } = context;
    const { autoReissue: on, orderId } = inputs;
    if (on === undefined) {
        return;
    }
    const before = submission?.decision.picture.order.autoReissue;
    const isFresh = submission !== undefined && performance.now() - submission.readAt < FRESH_MS;
    if (before === on && isFresh) {
        report.log({ code: 'auto_reissue_is', on });
        return;
    }
    report.update({ autoReissue: undefined });
    try {
        await certcentral.setAutoReissue(orderId, on);
        const order = await readBack(context, on);
        if (order !== undefined) {
            reportSet(context, order, submission);
        }
    }
    catch (error) {
        const known = error instanceof SettingError ? !on : isRefused(error) ? before : undefined;
        report.update({ autoReissue: known });
        throw submission?.placed === undefined
            ? error
            : new AfterReissueError({ code: 'auto_reissue_not_set', reissue: namedPlaced(submission.placed) }, { cause: error });
    }
}
/** Unlike a refusal, a connection that was refused says nothing of the tries before it. */
function isRefused(error) {
    return error instanceof ResponseError && error.isRefusal;
}
function reportSet({ report }, order, submission) {
    if (submission === undefined) {
        const picture = pictureOf({ order, list: undefined, at: Date.now() });
        reportOrder(report, order, picture.live);
    }
    const on = order.autoReissue;
    if (on !== undefined) {
        report.update({ autoReissue: on });
        report.log({ code: 'auto_reissue_is', on });
        if (report.state.reason === undefined) {
            report.update({ reason: { code: 'auto_reissue_set', on } });
        }
    }
}
/** The order that shows the setting; undefined, after a warning, where none can be read that shows it either way. */
async function readBack(context, on) {
    const { inputs, report, certcentral, cancelled } = context;
    const until = performance.now() + READ_BACK_MS;
    for (let isShownOtherwise = false;; isShownOtherwise = true) {
        // In whole seconds, because a message may name them.
        const leftMs = Math.max(1, Math.ceil((until - performance.now()) / 1000)) * 1000;
        const patience = { ...PATIENT, retryForMs: leftMs, queueForMs: leftMs, requestMs: leftMs };
        let failure;
        try {
            const { order } = await certcentral.order(inputs.orderId, patience);
            if (order.autoReissue === on) {
                return order;
            }
            failure = order.autoReissue === undefined ? { error: undefined } : undefined;
        }
        catch (error) {
            if (!(error instanceof CertCentralError)) {
                throw error;
            }
            failure = { error };
        }
        // A look that succeeded before the last one failed still counts.
        if (failure !== undefined && !isShownOtherwise) {
            report.warn({ code: 'auto_reissue_unread', on, ...failure });
            if (report.state.reason === undefined) {
                report.update({ reason: { code: 'auto_reissue_unread', on } });
            }
            return undefined;
        }
        if (failure !== undefined || performance.now() + PAUSE_MS > until) {
            throw new SettingError({ code: 'setting_without_effect', orderId: inputs.orderId, on });
        }
        await pause(PAUSE_MS, cancelled);
    }
}
function namedPlaced({ requestIds, certificateId, since }) {
    return {
        state: 'pending',
        requestId: requestIds.length === 0 ? undefined : requestIds.join(','),
        certificateId,
        at: since?.at,
    };
}

;// CONCATENATED MODULE: ./src/plan/window.ts

/** The size of a window for a certificate that lasts so many milliseconds; `Infinity` where only days need no lifetime. */
function windowSize(window, lifetimeMs) {
    const asked = 'share' in window ? window.share * lifetimeMs : window.days * DAY_MS;
    const isTooLong = asked >= lifetimeMs;
    return { sizeMs: isTooLong ? lifetimeMs / 3 : asked, isTooLong };
}

;// CONCATENATED MODULE: ./src/plan/due.ts


/** Days before the end of a certificate at which DigiCert's own auto-reissue requests the next one. */
const AUTO_REISSUE_DAYS = 30;
/** Compares what is left of the live certificate with the window; `now` is milliseconds since 1970. */
function dueByDate(window, { validFrom, validTill }, now) {
    if (window === undefined) {
        return { reason: { code: 'always_due' } };
    }
    if (validTill === undefined) {
        return { reason: { code: 'dates_missing', field: 'valid_till' } };
    }
    if (validFrom !== undefined && validFrom.at >= validTill.at) {
        const dates = { validFrom: validFrom.at, validTill: validTill.at };
        return { reason: { code: 'dates_contradict', ...dates } };
    }
    if ('share' in window && validFrom === undefined) {
        return { reason: { code: 'dates_missing', field: 'valid_from' } };
    }
    const lifetime = validFrom === undefined ? Infinity : validTill.at - validFrom.at;
    const { sizeMs, isTooLong } = windowSize(window, lifetime);
    return {
        reason: byDate(validTill.at, sizeMs, now),
        windowDays: sizeMs / DAY_MS,
        ...(isTooLong && {
            warning: {
                code: 'window_too_long',
                lifetimeDays: Math.round(lifetime / DAY_MS),
                usedDays: Math.round(sizeMs / DAY_MS),
            },
        }),
    };
}
/** Whether a reason is one for a reissue. */
function isDue(reason) {
    return !['not_due', 'dates_missing', 'dates_contradict'].includes(reason.code);
}
/** The first whole day on which a certificate is due; a run early on the day before is not in the window yet. */
function firstDueDay(validTill, sizeMs) {
    return Math.ceil((validTill - sizeMs) / DAY_MS) * DAY_MS;
}
function byDate(validTill, size, now) {
    const daysLeft = daysBetween(now, validTill);
    return validTill - now <= size
        ? { code: 'due', daysLeft }
        : { code: 'not_due', daysLeft, from: firstDueDay(validTill, size) };
}
/** Whether a certificate already ends within a day of its order, so that no reissue could end later. */
function endsWithOrder({ orderValidTill }, { validTill }) {
    return (orderValidTill !== undefined &&
        validTill !== undefined &&
        daysBetween(validTill.at, orderValidTill.at) <= 1);
}
/** The day on which the order ends, where that is before a certificate as long as this one would; else undefined. */
function orderEndsFirst({ orderValidTill }, { validFrom, validTill }, begin) {
    if (orderValidTill === undefined || validFrom === undefined || validTill === undefined) {
        return undefined;
    }
    const end = begin + validTill.at - validFrom.at;
    return daysBetween(end, orderValidTill.at) >= 0 ? undefined : orderValidTill.at;
}

;// CONCATENATED MODULE: ./src/plan/warnings.ts




/** DigiCert revokes every older certificate this long after a reissue that removes a name. */
const REVOKED_AFTER_MS = 3 * DAY_MS;
/** The warnings of a run that skips: what will matter before the next reissue. */
function warningsOfSkip({ picture, inputs, due }) {
    const { order, live, at } = picture;
    const warnings = [];
    if (!isKnown(order.status)) {
        warnings.push({ code: 'unknown_status', status: order.status });
    }
    if (order.isRenewed) {
        warnings.push({ code: 'order_renewed', nextOrderId: order.renewedBy });
    }
    const on = live && orderEndsFirst(order, live, at);
    if (on !== undefined) {
        warnings.push({ code: 'order_ends_first', on });
    }
    const { windowDays } = due;
    const isFirst = windowDays !== undefined && windowDays <= AUTO_REISSUE_DAYS;
    if (order.autoReissue === true && inputs.autoReissue === undefined && isFirst) {
        warnings.push({ code: 'auto_reissue_first' });
    }
    if (due.warning !== undefined) {
        warnings.push(due.warning);
    }
    return warnings;
}
/** The warnings of a run that reissues, adopts, or would. */
function warningsFor(context) {
    const { picture, inputs, run, wanted } = context;
    const { csr } = inputs;
    const warnings = warningsOfSkip(context);
    if (csr !== undefined && picture.live?.keyId() === csr.keyId) {
        warnings.push({ code: 'same_key' });
    }
    const notSent = csr === undefined || !wanted.isTls ? [] : unique(without(csr.names, wanted.all));
    if (notSent.length > 0) {
        warnings.push({ code: 'csr_names_not_sent', names: notSent });
    }
    if (run.eventName === 'schedule' && inputs.renewBefore === undefined) {
        warnings.push({ code: 'schedule_without_window' });
    }
    const removed = without(wanted.removed, wanted.dropped);
    if (removed.length > 0) {
        warnings.push({ code: 'names_removed', names: removed, before: picture.at + REVOKED_AFTER_MS });
    }
    return warnings;
}
/** The warnings of a run that adopts: those of one that reissues, and where the reissue is not all that was asked for. */
function warningsOfAdoption(context, { certificate }) {
    const { inputs, wanted } = context;
    const warnings = [
        ...warningsFor(context),
        ...addedByServer(inputs, wanted, certificate?.names ?? []),
    ];
    const compare = (input, asked, shown) => {
        if (asked !== undefined && shown !== undefined && shown !== '' && shown !== asked) {
            warnings.push({ code: 'adopted_differs', input, asked, shown });
        }
    };
    compare('signature_hash', inputs.signatureHash, certificate?.signatureHash);
    compare('server_platform', inputs.serverPlatform, certificate?.serverPlatformId);
    return warnings;
}
/** Names that CertCentral added to typed ones: the next reissue would drop them, and be refused. */
function addedByServer({ dnsNames, removeNames }, wanted, names) {
    const added = dnsNames === undefined ? [] : without(without(names, wanted.all), removeNames);
    return added.length === 0 ? [] : [{ code: 'names_added_by_server', names: added }];
}

;// CONCATENATED MODULE: ./src/x509/path.ts

/** A certificate counts from this many milliseconds before its start: clocks differ, and issuance may be seconds ago. */
const TOLERANCE_MS = 10 * 60_000;
/** Whether a certificate is valid at a time (milliseconds since 1970), or begins within ten minutes. */
function isValidAt({ validFromDate, validToDate }, now) {
    return now >= validFromDate.getTime() - TOLERANCE_MS && now <= validToDate.getTime();
}
/**
 * The shortest valid chain from the leaf: each certificate signed by the next, which is a CA and has not expired. The
 * root itself is left out. A chain that ends below a root of the bundle comes before one whose root is not there.
 * @throws {@link VerificationError} where no chain is valid
 */
function findPath(leaf, certificates, now) {
    const authorities = certificates
        .filter((one) => one.ca)
        .sort((a, b) => b.validToDate.getTime() - a.validToDate.getTime());
    const seen = new Set([leaf]);
    const paths = [[leaf]];
    const faults = [];
    let rootless;
    // Breadth first, so that the first path to a certificate is a shortest one; the list grows while it is read.
    for (const path of paths) {
        const last = path.at(-1) ?? leaf;
        const step = stepFrom(last, authorities, now);
        if (step.kind === 'root') {
            return path;
        }
        if (step.kind === 'fault') {
            faults.push(step.fault);
        }
        else if (step.kind === 'issuers') {
            for (const issuer of step.issuers.filter((one) => !seen.has(one))) {
                seen.add(issuer);
                paths.push([...path, issuer]);
            }
        }
        else if (last === leaf) {
            faults.push({ code: 'no_issuer', issuer: leaf.issuer });
        }
        else {
            rootless ??= path;
        }
    }
    if (rootless === undefined) {
        throw new VerificationError(faults[0] ?? { code: 'no_issuer', issuer: leaf.issuer });
    }
    return rootless;
}
function stepFrom(last, authorities, now) {
    const named = authorities.filter((one) => one !== last && one.subject === last.issuer);
    const signers = named.filter((one) => isSignedBy(last, one));
    const issuers = signers.filter((one) => isValidAt(one, now));
    if (issuers.some((one) => one.subject === one.issuer && isSignedBy(one, one))) {
        return { kind: 'root' };
    }
    if (issuers.length > 0) {
        return { kind: 'issuers', issuers };
    }
    const [ended] = signers;
    if (ended !== undefined) {
        const { subject, validFromDate, validToDate } = ended;
        const [from, till] = [validFromDate.getTime(), validToDate.getTime()];
        return { kind: 'fault', fault: { code: 'chain_expired', subject, from, till } };
    }
    // Another CA of that name does no harm, but one that the certificate names by its key identifier should have signed.
    if (named.some((one) => last.checkIssued(one))) {
        return { kind: 'fault', fault: { code: 'signature', issuer: last.issuer } };
    }
    return { kind: 'unknown' };
}
/** False as well for a CA whose key Node cannot read. */
function isSignedBy(certificate, issuer) {
    try {
        return certificate.verify(issuer.publicKey);
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./src/x509/chain.ts








/**
 * Finds the leaf in a PEM bundle, wherever it stands, builds its chain and checks all that is expected; `now` is
 * milliseconds since 1970.
 * @throws {@link VerificationError} with the first fault
 */
function verifyChain(bundle, expected, now) {
    const certificates = parseBundle(bundle);
    const leaf = findLeaf(certificates, expected, now);
    if (!isValidAt(leaf, now)) {
        const { validFromDate, validToDate } = leaf;
        throw new VerificationError({
            code: 'not_valid_now',
            from: validFromDate.getTime(),
            till: validToDate.getTime(),
        });
    }
    const names = missingNames(leaf, expected);
    if (names.length > 0) {
        throw new VerificationError({ code: 'names_missing', names });
    }
    const chain = findPath(leaf, certificates, now);
    return {
        leaf,
        certificates: chain,
        pem: chain.map(({ raw }) => toPem('CERTIFICATE', raw)).join(''),
    };
}
/**
 * The certificate of a bundle that holds the CSR's key, is not the one that was live before, and has the serial number
 * that CertCentral shows; undefined for none.
 */
function leafIn(bundle, expected, now) {
    try {
        return findLeaf(parseBundle(bundle), expected, now);
    }
    catch (error) {
        if (error instanceof VerificationError) {
            return undefined;
        }
        throw error;
    }
}
/** The names that a certificate should carry, and does not. */
function missingNames(leaf, { names }) {
    return without(names, namesOf(leaf));
}
/** One key may have made several certificates of the order: the serial number tells them apart. */
function findLeaf(certificates, { keyId: wanted, notSerial, serial }, now) {
    const ours = certificates.filter((certificate) => keyOf(certificate) === wanted);
    if (ours.length === 0) {
        throw new VerificationError({ code: 'other_key' });
    }
    const fresh = ours.filter((one) => notSerial === undefined || !hasSerial(one, notSerial));
    const [found] = fresh;
    if (found === undefined) {
        throw new VerificationError({ code: 'not_new' });
    }
    const shown = fresh.filter((one) => serial === undefined || hasSerial(one, serial));
    const [leaf] = shown.toSorted((a, b) => Number(isValidAt(b, now)) - Number(isValidAt(a, now)) ||
        b.validToDate.getTime() - a.validToDate.getTime());
    if (leaf === undefined) {
        throw new VerificationError({
            code: 'serial_differs',
            shown: serial ?? '',
            found: found.serialNumber,
        });
    }
    return leaf;
}
function hasSerial({ serialNumber }, serial) {
    return serialKey(serialNumber) === serialKey(serial);
}
/** None where they cannot be read: a name that cannot be read is not there. */
function namesOf(certificate) {
    try {
        return alternativeNames(certificate.raw);
    }
    catch {
        return [];
    }
}
/** Undefined for a key that cannot be read, which is not the CSR's. */
function keyOf(certificate) {
    try {
        return keyId(certificate.publicKey);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./src/reissue/download.ts




/** CertCentral may show a certificate before it can be downloaded, or return another one: the pauses before it is tried again. */
const PAUSES_MS = [2000, 4000, 8000];
/** Statuses of a download that is not there yet. */
const MISSING = new Set([400, 404, 409]);
/**
 * Downloads the chain of a certificate and verifies it.
 * @throws {@link VerificationError} when what comes is wrong even after some more tries; CertCentralError when nothing
 * comes
 */
async function download(context, certificateId, expected) {
    for (const waitMs of PAUSES_MS) {
        try {
            return await downloadOnce(context, certificateId, expected);
        }
        catch (error) {
            if (!mayChange(error)) {
                throw error;
            }
            context.report.log({ code: 'download_again', error, waitMs });
        }
        await pause(waitMs, context.cancelled);
    }
    return downloadOnce(context, certificateId, expected);
}
/**
 * One download. The root is asked for too where a leaf's issuer did not come, because that may be the root, or where
 * the only issuer that came has expired, because it may be a root signed across.
 */
async function downloadOnce({ certcentral }, certificateId, expected) {
    const bundle = await certcentral.chain(certificateId);
    try {
        return verifyChain(bundle, expected, Date.now());
    }
    catch (error) {
        if (error instanceof VerificationError && NEED_ROOT.has(error.code)) {
            return verifyChain(await certcentral.chain(certificateId, true), expected, Date.now());
        }
        throw error;
    }
}
const NEED_ROOT = new Set(['no_issuer', 'chain_expired']);
function mayChange(error) {
    return (error instanceof VerificationError ||
        (error instanceof ResponseError && MISSING.has(error.status)));
}

;// CONCATENATED MODULE: ./src/order/dns.ts
/** Where a scope is validated: a wildcard at its base; in lower case. */
function baseOf(scope) {
    return scope.trim().toLowerCase().replace(/^\*\./, '').replace(/\.$/, '');
}
/** A label of DNS: a value that a script publishes must not be able to end a command. */
const SAFE_VALUE = /^[\w-]{1,63}$/;
const SAFE_NAME = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** What DNS allows, less `_dnsauth.`. */
const dns_LONGEST_NAME = 244;
/** Whether a script may write the name to DNS as it stands. */
function isSafeName(name) {
    return name.length <= dns_LONGEST_NAME && SAFE_NAME.test(name);
}
/** Whether a script may publish the value as it stands. */
function isSafeValue(value) {
    return SAFE_VALUE.test(value);
}

;// CONCATENATED MODULE: ./src/order/validation.ts



/**
 * The domains of a reissue that are not validated. `now`, milliseconds since 1970, is the server's: one that was
 * validated too long ago counts as not validated, whatever its status.
 */
function openDomains({ domains }, now) {
    return domains.filter((domain) => !isValidated(domain) || isOver(domain, now));
}
/** The names that a reissue would have to have validated: all of a DV order, else those of {@link openDomains}. */
function foreseenNames(validation, isDv, now) {
    return validation_namesOf(isDv ? validation.domains : openDomains(validation, now));
}
/** All names of some domains. */
function validation_namesOf(domains) {
    return unique(domains.flatMap(namesUnder));
}
/** The method that counts: the one that was set, else the order's, else the domain's own; empty where none is shown. */
function methodOf(validation, set, domain) {
    return [set, validation.method, domain?.method].find((method) => method) ?? '';
}
/** What to publish for the open domains. `set` is the method that CertCentral was told in this run. Pure. */
function publicationOf(validation, open, set, value) {
    const methodFor = (domain) => methodOf(validation, set, domain);
    const made = joined(open, methodFor).map((one) => recordsOf(one, methodFor(one), value));
    const unpublished = Map.groupBy(made.flatMap(({ unpublished: some }) => some), ({ code }) => code);
    return {
        method: methodOf(validation, set, open[0]) || undefined,
        names: validation_namesOf(open),
        // A file is the same for every scope that shows its name.
        records: [
            ...new Map(made.flatMap(({ records }) => records).map((one) => [one.name, one])).values(),
        ],
        unpublished: [...unpublished].map(([code, some]) => ({
            code,
            names: unique(some.flatMap(({ names }) => names)),
        })),
    };
}
/** Each scope once, with the names of all its entries: name servers refuse the same record twice in one update. */
function joined(domains, methodFor) {
    const groups = Map.groupBy(domains, (one) => `${methodFor(one)} ${baseOf(one.scope)}`);
    return [...groups.values()].flatMap((some) => some.slice(0, 1).map((first) => ({ ...first, dnsNames: [...validation_namesOf(some)] })));
}
const PUBLISHING = ['dns-txt-token', 'dns-cname-token', 'http-token'];
function recordsOf(domain, method, value) {
    const names = namesUnder(domain);
    if (method === 'email') {
        return nothing('email', names);
    }
    if (!PUBLISHING.includes(method)) {
        return nothing('unknown_method', names);
    }
    if (value === undefined) {
        return nothing('no_value', names);
    }
    if (!isSafeValue(value.text)) {
        return nothing('unsafe', names);
    }
    return method === 'http-token' ? files(domain, value) : inDns(domain, method, value);
}
/** One record validates the domain, and with it all names under it. */
function inDns(domain, method, { text, expires }) {
    const names = namesUnder(domain);
    const scope = baseOf(domain.scope);
    if (!isSafeName(scope)) {
        return nothing('unsafe', names);
    }
    const unsafe = names.filter((name) => !isSafeName(name.toLowerCase().replace(/^\*\./, '')));
    const isText = method === 'dns-txt-token';
    const record = {
        ...{ domain: scope, names: names.filter((name) => !unsafe.includes(name)), method },
        type: isText ? 'TXT' : 'CNAME',
        name: `_dnsauth.${scope}`,
        value: isText ? text : `${text}.dcv.digicert.com`,
        ...(expires !== undefined && { expires }),
    };
    return { ...nothing('unsafe', unsafe), records: record.names.length > 0 ? [record] : [] };
}
/** A file validates the one name that it is at, and never a wildcard. */
function files(domain, { text, expires }) {
    const names = namesUnder(domain);
    const wildcards = names.filter((name) => name.startsWith('*.'));
    const others = names.filter((name) => !wildcards.includes(name));
    const unsafe = others.filter((name) => !isSafeName(name.toLowerCase()));
    const records = others
        .filter((name) => !unsafe.includes(name))
        .map((name) => ({
        ...{ domain: baseOf(domain.scope) || name, names: [name], method: 'http-token' },
        type: 'HTTP',
        name: `http://${name.toLowerCase()}/.well-known/pki-validation/fileauth.txt`,
        value: text,
        ...(expires !== undefined && { expires }),
    }));
    return {
        records,
        unpublished: [
            ...nothing('wildcard', wildcards).unpublished,
            ...nothing('unsafe', unsafe).unpublished,
        ],
    };
}
function nothing(code, names) {
    return { records: [], unpublished: names.length === 0 ? [] : [{ code, names }] };
}
function isOver({ validatedUntil }, now) {
    return validatedUntil !== undefined && validatedUntil.at <= now;
}
function namesUnder({ dnsNames, scope }) {
    return dnsNames.length > 0 ? dnsNames : [scope].filter((name) => name !== '');
}

;// CONCATENATED MODULE: ./src/reissue/helpingCalls.ts

/** Calls that only help: one that fails is a line of the log, once for each kind of call, and fails nothing else. */
class HelpingCalls {
    #report;
    #told = new Set();
    constructor(report) {
        this.#report = report;
    }
    /**
     * What the call came to; undefined where it failed.
     * @throws CancelledError when the job is canceled
     */
    async try(call, onFailure) {
        try {
            return await call();
        }
        catch (error) {
            if (!(error instanceof CertCentralError)) {
                throw error;
            }
            onFailure?.(error);
            const { purpose } = error.request;
            if (!this.#told.has(purpose.action)) {
                this.#told.add(purpose.action);
                this.#report.log({ code: 'dcv_call_failed', purpose, error });
            }
            return undefined;
        }
    }
}

;// CONCATENATED MODULE: ./src/reissue/validation.ts




/** CertCentral looks for the records by itself too, so asking more often gains nothing. */
const CHECK_PAUSE_MS = 60_000;
/** A look that hangs must not keep the wait from its next one. */
const LONGEST_REQUEST_MS = 10_000;
/**
 * Finds out which domains of a pending reissue are to be validated, and what to publish for it. These calls only help:
 * one that fails is a line of the log, and what it would have told stays unknown.
 */
class DomainValidation {
    /** The domains to validate and the records to publish; undefined where there are none, or where that is not known. */
    state;
    #context;
    #calls;
    #validated = new Set();
    #now;
    #value;
    #set;
    #mayAskValue = true;
    #maySetMethod = true;
    #isDone = false;
    #checkedAt = -Infinity;
    constructor(context, placed) {
        const { dcvRandomValue: text, before } = placed;
        const started = performance.now();
        this.#context = context;
        this.#calls = new HelpingCalls(context.report);
        this.#now = () => before.at + performance.now() - started;
        this.#value = text === undefined ? undefined : { text, expires: undefined };
        this.state = dcvInResponse(placed);
    }
    /**
     * Brings the state up to date. While waiting every call is tried once, in at most `mostMs` milliseconds for all of
     * them, and CertCentral is asked to check; the final look has the usual tries, and leaves the check to CertCentral.
     * @throws CancelledError when the job is canceled, and nothing else that CertCentral does
     */
    async look(kind, mostMs = Infinity) {
        if (this.#isDone) {
            return;
        }
        const patience = kind === 'final' ? HELPING : quick(mostMs);
        const { certcentral, inputs } = this.#context;
        const read = await this.#calls.try(() => certcentral.validation(inputs.orderId, patience));
        // A validation that shows no domain says nothing.
        if (read === undefined || read.domains.length === 0) {
            return;
        }
        const open = openDomains(read, this.#now());
        if (open.length === 0) {
            this.#isDone = true;
            this.state = undefined;
            return;
        }
        await this.#setMethod(read, open, patience);
        await this.#getValue(read, open, patience);
        this.#publish(read, open);
        if (kind === 'waiting') {
            await this.#check(patience);
        }
    }
    async #setMethod(read, open, patience) {
        const { certcentral, inputs } = this.#context;
        const { dcvMethod, orderId } = inputs;
        const isOther = open.some((domain) => methodOf(read, undefined, domain) !== dcvMethod);
        if (!this.#maySetMethod || dcvMethod === undefined || !isOther) {
            return;
        }
        this.#maySetMethod = false;
        const answer = await this.#calls.try(() => certcentral.setDcvMethod(orderId, dcvMethod, patience));
        if (answer !== undefined) {
            this.#set = dcvMethod;
            // The newest value counts; the email method has none.
            this.#value = answer.value ?? this.#value;
        }
    }
    async #getValue(read, open, patience) {
        const { certcentral, inputs } = this.#context;
        const isEmail = open.every((domain) => methodOf(read, this.#set, domain) === 'email');
        if (this.#value !== undefined || isEmail || !this.#mayAskValue) {
            return;
        }
        this.#value = await this.#calls.try(() => certcentral.dcvRandomValue(inputs.orderId, patience), (error) => {
            this.#mayAskValue = error.isPassing;
        });
    }
    #publish(read, open) {
        const { report } = this.#context;
        const { unpublished, ...made } = publicationOf(read, open, this.#set, this.#value);
        const { names, records } = made;
        if (!isSameText(this.state?.names, names)) {
            report.log({ code: 'dcv_needed', names });
        }
        if (!isSameText(this.state?.records, records)) {
            records.forEach((record) => {
                report.log({ code: 'dcv_record', record });
            });
        }
        unpublished.forEach((why) => {
            report.warn({ code: 'dcv_not_published', why });
        });
        this.state = { ...made, randomValue: this.#value?.text };
    }
    async #check(patience) {
        const { certcentral, inputs, report } = this.#context;
        const now = performance.now();
        if (now - this.#checkedAt < CHECK_PAUSE_MS) {
            return;
        }
        this.#checkedAt = now;
        const names = await this.#calls.try(() => certcentral.checkDcv(inputs.orderId, patience));
        for (const name of names?.filter((one) => !this.#validated.has(one)) ?? []) {
            this.#validated.add(name);
            report.log({ code: 'dcv_validated', name });
        }
    }
}
function quick(mostMs) {
    return { ...ONCE, requestMs: Math.min(mostMs / CALLS, LONGEST_REQUEST_MS) };
}
/** A look makes at most so many. */
const CALLS = 4;
function isSameText(one, other) {
    return JSON.stringify(one) === JSON.stringify(other);
}

;// CONCATENATED MODULE: ./src/reissue/holdUp.ts


/**
 * Reports what an approved reissue is held up by, for a run that does not wait for it.
 * @throws CancelledError when the job is canceled, and nothing else that CertCentral does
 */
async function reportHoldUp({ report }, placed, validation) {
    if (placed.isAwaitingApproval) {
        return;
    }
    await validation?.look('final');
    const dcv = validation?.state;
    const waitingFor = holdUpOfApproved(placed.certificateId, dcv);
    report.update({ dcv, status: statusOfApproved(dcv), waitingFor });
}
/**
 * Reports the same where the run fails before it waits, because the records are to be published in that case too.
 * @throws CancelledError when the job is canceled, and nothing else that CertCentral does
 */
async function reportUnwaited(context, submission) {
    const { decision, placed } = submission ?? {};
    if (decision?.wanted?.isTls === true && placed?.issued === undefined && placed?.chainPem === '') {
        await reportHoldUp(context, placed, new DomainValidation(context, placed));
    }
}

;// CONCATENATED MODULE: ./src/reissue/issuedInResponse.ts




/**
 * A chain in the response shows that the certificate is issued, once its leaf is the one that was asked for. Without an
 * intermediate, or with a damaged one, it is downloaded anyway.
 */
function issuedInResponse({ chainPem, certificateId }, expected) {
    const now = Date.now();
    const leaf = chainPem === '' ? undefined : leafIn(chainPem, expected, now);
    if (leaf === undefined || certificateId === undefined) {
        return undefined;
    }
    const names = missingNames(leaf, expected);
    if (names.length > 0) {
        throw new EndedError({
            code: 'names_not_issued',
            reissue: { state: 'issued', certificateId },
            names,
        });
    }
    return { facts: factsOfLeaf(certificateId, { leaf }), chain: verified(chainPem, expected, now) };
}
function verified(bundle, expected, now) {
    try {
        return verifyChain(bundle, expected, now);
    }
    catch (error) {
        if (error instanceof VerificationError) {
            return undefined;
        }
        throw error;
    }
}

;// CONCATENATED MODULE: ./src/plan/reasons.ts
/** A reissue of the picture, to be named. */
function named({ state, request, certificate, madeAt }) {
    return { state, requestId: request?.id, certificateId: certificate?.id, at: madeAt?.at };
}

;// CONCATENATED MODULE: ./src/reissue/placed.ts
/** A reissue that the order shows, as the run goes on with it: the order alone tells of it, and no response. */
function placedFrom({ state, request, certificate, madeAt }, { fingerprint, picture }) {
    return {
        requestIds: request === undefined ? [] : [request.id],
        certificateId: certificate?.id,
        fingerprint,
        since: request?.date ?? madeAt,
        before: picture,
        issued: state === 'issued' ? certificate : undefined,
        isAwaitingApproval: state === 'awaiting_approval',
        chainPem: '',
        dcvRandomValue: undefined,
    };
}

;// CONCATENATED MODULE: ./src/reissue/evidence.ts






/** A reissue dated up to this long before the lookup may be ours: clocks of two servers differ. */
const CLOCKS_DIFFER_MS = 600_000;
/**
 * Finds the reissue that was sent: ours with the run's marker; or ours that was not shown before and was made after the
 * lookup, with no request behind it that is another's. What shows too little to tell is a doubt. Pure.
 */
function findSent(picture, decision, run) {
    const { picture: before, fingerprint } = decision;
    const fresh = picture.reissues.filter(({ request, certificate }) => !hasRequest(before, request?.id) && !isShownIn(before, certificate));
    const candidates = fresh.filter(({ state, request, certificate, madeAt }) => state !== 'ended' &&
        !isOfAnotherRun(request, run) &&
        (madeAt === undefined || notBefore(madeAt, before.at - CLOCKS_DIFFER_MS)) &&
        !(certificate && contradicts(certificate, fingerprint)));
    const found = fresh.find(({ isOurs, request }) => isOurs && isOfRun(request, run)) ??
        candidates.find(({ certificate, madeAt }) => certificate &&
            shows(certificate, fingerprint) &&
            madeAt?.hasTime === true &&
            notBefore(madeAt, before.at));
    const [doubtful] = candidates;
    return found === undefined
        ? { doubt: doubtful && { code: 'not_enough_shown', reissue: named(doubtful) } }
        : { found: placedFrom(found, decision) };
}

;// CONCATENATED MODULE: ./src/reissue/progress.ts








/**
 * How far the reissue has come by the picture: by its certificate's ID, by its request, else as one of ours. `seenId` is
 * the ID of the certificate that an earlier look showed as pending: no date can hide that one when it is issued. Pure.
 */
function progressOf(picture, placed, seenId) {
    const found = findPlaced(picture, placed) ??
        picture.reissues.find(({ certificate }) => seenId && certificate?.id === seenId);
    const { status } = picture.order;
    const { certificate, request } = found ?? {};
    const certificateId = certificate?.id;
    if (found?.state === 'issued' && certificate !== undefined) {
        return asAsked(found, certificate, placed);
    }
    // Of an approved request alone nothing is known: it ended only in the sense that it counts for nothing any more.
    if (found?.state === 'ended' && (certificate !== undefined || request?.status !== 'approved')) {
        return { code: 'ended', error: ended(found) };
    }
    if (isClosed(status)) {
        return {
            code: 'ended',
            error: new EndedError({ code: 'canceled', reissue: { state: 'ended' }, status }),
        };
    }
    if (found?.state === 'awaiting_approval') {
        const requestIds = request === undefined ? placed.requestIds : [request.id];
        return { code: 'pending', for: { code: 'approval', requestIds }, certificateId };
    }
    if (found?.state === 'pending') {
        return { code: 'pending', for: { code: 'issuance', certificateId }, certificateId };
    }
    return { code: mayBeThere(picture, placed) ? 'unclear' : 'absent' };
}
/** The reissue in the picture; undefined where it is not shown. */
function findPlaced({ reissues }, { certificateId, requestIds, since, before }) {
    const fresh = reissues.filter(({ state, certificate }) => !(state === 'issued' && certificate && before.live && isSame(certificate, before.live)));
    return (fresh.find(({ certificate }) => certificateId && certificate?.id === certificateId) ??
        fresh.find(({ request }) => request && requestIds.includes(request.id)) ??
        fresh.find((reissue) => reissue.isOurs &&
            mayBeMadeSince(reissue, since, isNewlyAsked(reissue, before) ? CLOCKS_DIFFER_MS : 0) &&
            (certificateId === undefined || reissue.certificate === undefined)));
}
/**
 * A reissue that is issued or has ended must show that it was made since, give or take the difference of clocks; one that
 * is pending was not there before.
 */
function mayBeMadeSince({ state, madeAt }, since, clocksDifferMs) {
    const isOver = state === 'issued' || state === 'ended';
    return !isOver || (elapsed(since, madeAt) ?? -Infinity) >= -clocksDifferMs;
}
/** A request of ours that was not there before tells more than a second between two clocks. */
function isNewlyAsked({ request }, before) {
    return request?.isOurs === true && !hasRequest(before, request.id);
}
function ended(reissue) {
    const status = (reissue.certificate ?? reissue.request)?.status ?? '';
    const code = /^cancell?ed$/.test(status) ? 'canceled' : 'rejected';
    return new EndedError({ code, reissue: named(reissue), status });
}
/** What CertCentral shows of an issued certificate must be what was asked for, as far as it is shown. */
function asAsked(reissue, certificate, { fingerprint }) {
    const names = namesLackedBy(certificate, fingerprint);
    if (names.length > 0) {
        const error = new EndedError({ code: 'names_not_issued', reissue: named(reissue), names });
        return { code: 'ended', error };
    }
    return hasOtherKey(certificate, fingerprint)
        ? {
            code: 'ended',
            error: new EndedError({ code: 'other_key_issued', reissue: named(reissue) }),
        }
        : { code: 'issued', certificate };
}
/** Whether something that may be it is pending, or was issued since, give or take what clocks may differ. */
function mayBeThere({ reissues }, { fingerprint, before, since }) {
    return reissues.some((reissue) => {
        const { state, request, certificate } = reissue;
        if (certificate !== undefined && contradicts(certificate, fingerprint)) {
            return false;
        }
        if (state === 'issued') {
            return !isShownIn(before, certificate) && mayBeMadeSince(reissue, since, CLOCKS_DIFFER_MS);
        }
        return state !== 'ended' && state !== 'approved' && (request === undefined || isOpen(request));
    });
}

;// CONCATENATED MODULE: ./src/reissue/looks.ts




/**
 * Looks at the order again and again, and asks for no more than a look needs: while the request is open the order alone,
 * then the list alone, and both where one of them does not show how far the reissue has come. The first look at an open
 * request reads the list too, for the certificate's ID.
 */
class Looks {
    #context;
    #placed;
    #order;
    #list = [];
    #at;
    #isAwaiting;
    #isFirst = true;
    #seenId;
    constructor(context, placed) {
        this.#context = context;
        this.#placed = placed;
        this.#order = placed.before.order;
        this.#at = placed.before.at;
        this.#isAwaiting = placed.isAwaitingApproval;
    }
    /**
     * How far the reissue has come.
     * @throws CertCentralError when a read fails
     */
    async again() {
        if (this.#isAwaiting) {
            await this.#readOrder();
            if (this.#isFirst || !this.#isRequestOpen()) {
                await this.#readList();
                this.#isFirst = false;
            }
            return this.#progress();
        }
        await this.#readList();
        const progress = this.#progress();
        if (this.#isToldByList(progress)) {
            return progress;
        }
        await this.#readOrder();
        return this.#progress();
    }
    /** The list alone tells of a pending certificate, and of one that is downloaded; else the order is read now. */
    #isToldByList(progress) {
        return progress.code === 'issued'
            ? this.#context.inputs.certificatePath !== undefined
            : progress.code === 'pending' && progress.certificateId !== undefined;
    }
    async #readOrder() {
        const { inputs, certcentral } = this.#context;
        const { order, serverTime } = await certcentral.order(inputs.orderId, ONCE);
        this.#order = order;
        this.#at = serverTime ?? Date.now();
    }
    async #readList() {
        const { inputs, certcentral } = this.#context;
        this.#list = await certcentral.reissues(inputs.orderId, ONCE);
    }
    #isRequestOpen() {
        const { requestIds } = this.#placed;
        return this.#order.requests.some((request) => requestIds.includes(request.id) && isOpen(request));
    }
    #progress() {
        const reading = { order: this.#order, list: this.#list, at: this.#at };
        const picture = pictureOf(reading, this.#placed.fingerprint);
        const progress = progressOf(picture, this.#placed, this.#seenId);
        const isPending = progress.code === 'pending';
        this.#isAwaiting = isPending && progress.for.code === 'approval';
        this.#seenId = (isPending ? progress.certificateId : undefined) ?? this.#seenId;
        return progress;
    }
}

;// CONCATENATED MODULE: ./src/reissue/cancelWatch.ts

/** Two looks this far apart that show nothing are not one lag of one place. */
const APART_MS = 5000;
/** What nothing was seen of for so long is not there. */
const UNSEEN_MS = 60_000;
/**
 * Tells when a reissue was canceled: CertCentral then shows nothing of it. That takes a sight of it as pending and two
 * looks without it, or a minute without any sight.
 */
class CancelWatch {
    #isAwaiting;
    #hasSeen = false;
    #lastSeen;
    #absentSince;
    /** `isAwaitingApproval` as the reissue stood when the wait began. */
    constructor(isAwaitingApproval) {
        this.#isAwaiting = isAwaitingApproval;
    }
    /**
     * Takes what a look showed; `now` is milliseconds since any moment.
     * @throws {@link EndedError} when the reissue was canceled
     */
    see(progress, now) {
        this.#lastSeen ??= now;
        if (progress.code === 'pending') {
            this.#isAwaiting = progress.for.code === 'approval';
            this.#hasSeen = true;
        }
        if (progress.code !== 'absent') {
            this.#lastSeen = now;
            this.#absentSince = undefined;
            return;
        }
        this.#absentSince ??= now;
        // Right after an approval, order and list may both lag behind it.
        const isTwice = this.#hasSeen && !this.#isAwaiting && now - this.#absentSince >= APART_MS;
        if (isTwice || now - this.#lastSeen >= UNSEEN_MS) {
            throw new EndedError({ code: 'canceled', reissue: { state: 'ended' } });
        }
    }
}

;// CONCATENATED MODULE: ./src/reissue/wait.ts







/** The log is silent for at most so long, so that a run does not seem to hang. */
const SILENCE_MS = 60_000;
/**
 * Looks at the order until the reissue is issued.
 * @throws EndedError when it will not be; {@link WaitOverError} when the time is over; {@link CertCentralError} for a
 * response that waiting does not change, such as 403
 */
async function waitForIssuance(context, placed, validation) {
    const { inputs, cancelled } = context;
    const until = performance.now() + inputs.waitMinutes * 60_000;
    const wait = new Wait(context, placed, validation);
    for (const pauseMs of pausesBetweenLooks()) {
        const left = until - performance.now();
        if (left <= 0) {
            break;
        }
        const nextMs = Math.min(Math.max(pauseMs, wait.askedMs), left);
        wait.reportProgress(nextMs);
        await pause(nextMs, cancelled);
        const issued = await wait.look(until);
        if (issued !== undefined) {
            return issued;
        }
    }
    throw new WaitOverError({
        code: 'wait_over',
        waitMinutes: inputs.waitMinutes,
        waitingFor: wait.waitingFor,
    });
}
/** One wait: what it is for, and what was told of it. */
class Wait {
    waitingFor;
    /** Milliseconds that the server asked to stay away. */
    askedMs = 0;
    #context;
    #looks;
    #validation;
    #watch;
    #started = performance.now();
    #told = { key: '', at: 0 };
    constructor(context, placed, validation) {
        this.#context = context;
        this.#validation = validation;
        this.#looks = new Looks(context, placed);
        this.#watch = new CancelWatch(placed.isAwaitingApproval);
        this.waitingFor = placed.isAwaitingApproval
            ? { code: 'approval', requestIds: placed.requestIds }
            : holdUpOfApproved(placed.certificateId, undefined);
    }
    /** One line of the log where what is waited for has changed, and at least once a minute. */
    reportProgress(nextMs) {
        const { inputs, report } = this.#context;
        const now = performance.now();
        const key = JSON.stringify(this.waitingFor);
        if (key !== this.#told.key || now + nextMs - this.#told.at >= SILENCE_MS) {
            this.#told = { key, at: now };
            const times = { waitedMs: now - this.#started, ofMs: inputs.waitMinutes * 60_000, nextMs };
            report.log({ code: 'waiting', for: this.waitingFor, ...times });
        }
    }
    /**
     * The certificate once it is issued; undefined while it is not, or while that cannot be seen. `until` is when the
     * wait ends, in milliseconds of `performance.now()`.
     */
    async look(until) {
        this.askedMs = 0;
        try {
            const progress = await this.#looks.again();
            if (progress.code === 'issued') {
                return progress.certificate;
            }
            if (progress.code === 'ended') {
                throw progress.error;
            }
            this.#watch.see(progress, performance.now());
            await this.#seeWhatFor(progress, until - performance.now());
        }
        catch (error) {
            if (!(error instanceof CertCentralError && error.isPassing)) {
                throw error;
            }
            this.askedMs = error instanceof ResponseError ? (error.retryAfterMs ?? 0) : 0;
            this.#context.report.log({ code: 'look_failed', error });
        }
        return undefined;
    }
    /** What the reissue waits for; where it may be the validation of its domains, that is looked at. */
    async #seeWhatFor(progress, leftMs) {
        if (progress.code !== 'pending') {
            this.waitingFor = { code: 'sight' };
            return;
        }
        const { for: whatFor, certificateId } = progress;
        const isApproved = whatFor.code === 'issuance';
        if (isApproved) {
            // Half of what is left, so that there is time for another look at the order; after the last look there is no hurry.
            await this.#validation?.look('waiting', leftMs > 0 ? leftMs / 2 : Infinity);
        }
        const dcv = this.#validation?.state;
        this.waitingFor = isApproved ? holdUpOfApproved(certificateId, dcv) : whatFor;
        this.#context.report.update({
            waitingFor: this.waitingFor,
            dcv,
            status: isApproved ? statusOfApproved(dcv) : 'needs_approval',
            ...(certificateId !== undefined && { certificateId }),
        });
    }
}

;// CONCATENATED MODULE: ./src/reissue/deliver.ts












/**
 * Waits for the certificate as long as is asked, and writes its chain, verified, where a path is given. After a skip
 * that is the chain of the live certificate, where it holds the CSR's key.
 * @throws EndedError, WaitOverError, VerificationError, WriteError and CertCentralError
 */
async function deliver(context, { decision, placed }) {
    if (placed === undefined) {
        return deliverLive(context, decision);
    }
    const { inputs, report } = context;
    const expected = expectationFor(context, decision, placed);
    const early = issuedInResponse(placed, expected);
    const shown = early === undefined ? await issuedOf(context, decision, placed) : undefined;
    const facts = early?.facts ?? (shown && factsOf(shown));
    if (facts === undefined) {
        return;
    }
    reportIssued(report, facts);
    if (shown !== undefined) {
        warnOfAddedNames(context, decision, shown);
    }
    const { certificatePath } = inputs;
    if (certificatePath === undefined) {
        return;
    }
    if (facts.id === undefined) {
        throw new NothingToDownloadError('nothing_to_download');
    }
    const serial = early === undefined ? facts.serialNumber : undefined;
    const chain = early?.chain ?? (await download(context, facts.id, { ...expected, serial }));
    // The leaf tells more than CertCentral's list.
    report.update({ issued: factsOfLeaf(facts.id, chain) });
    write(context, facts.id, chain);
}
function warnOfAddedNames({ inputs, report }, { wanted }, { names }) {
    if (wanted !== undefined) {
        addedByServer(inputs, wanted, names).forEach((warning) => {
            report.warn(warning);
        });
    }
}
/** The certificate once it is issued; undefined when there is no time to wait for it. */
async function issuedOf(context, { wanted }, placed) {
    if (placed.issued !== undefined) {
        return placed.issued;
    }
    const validation = wanted?.isTls === true ? new DomainValidation(context, placed) : undefined;
    if (context.inputs.waitMinutes > 0) {
        return waitForIssuance(context, placed, validation);
    }
    await reportHoldUp(context, placed, validation);
    return undefined;
}
/** After a skip: a deploy step can always run where the live certificate is for the CSR's key. */
async function deliverLive(context, decision) {
    const { inputs, report } = context;
    const { live } = decision.picture;
    if (inputs.certificatePath === undefined || inputs.csr === undefined) {
        return;
    }
    if (live?.id === undefined) {
        throw new NothingToDownloadError('nothing_to_download');
    }
    const shownKey = live.keyId();
    const isOther = shownKey !== undefined && shownKey !== inputs.csr.keyId;
    const expected = expectationFor(context, decision, undefined);
    const chain = isOther
        ? undefined
        : await downloadLive(context, live.id, expected, shownKey !== undefined);
    if (chain === undefined) {
        report.update({ isOtherKey: true });
        report.log({ code: 'chain_not_written' });
    }
    else {
        write(context, live.id, chain);
    }
}
/** Where the order does not show the live certificate's key, one download tells; undefined when it is another. */
async function downloadLive(context, id, expected, isKeyKnown) {
    if (isKeyKnown) {
        return download(context, id, expected);
    }
    try {
        return await downloadOnce(context, id, expected);
    }
    catch (error) {
        if (!(error instanceof VerificationError)) {
            throw error;
        }
        return error.code === 'other_key' ? undefined : download(context, id, expected);
    }
}
function expectationFor({ inputs }, { kind, wanted, picture: { live } }, placed) {
    const isLive = kind === 'skip' ||
        (placed?.issued !== undefined && live !== undefined && isSame(placed.issued, live));
    return {
        keyId: inputs.csr?.keyId ?? '',
        names: wanted?.isTls === true ? wanted.all : [],
        notSerial: isLive ? undefined : live?.serialNumber,
        serial: isLive ? live?.serialNumber : undefined,
    };
}
function write({ inputs: { certificatePath: path }, report }, id, chain) {
    if (path === undefined) {
        return;
    }
    try {
        // Another file may stand there since the run began.
        checkTarget(path);
        writeWhole(path, chain.pem);
    }
    catch (error) {
        throw new WriteError({ code: 'not_written', path, certificateId: id }, { cause: error });
    }
    reportChain(report, path, chain);
}

;// CONCATENATED MODULE: ./src/reissue/foresee.ts



/** A dry run: tells which names a reissue would have to have validated, as far as CertCentral shows it. */
async function foreseeValidation({ certcentral, inputs, report }, { picture, wanted }) {
    if (wanted?.isTls !== true) {
        return;
    }
    const { orderId } = inputs;
    const read = await new HelpingCalls(report).try(() => certcentral.validation(orderId, HELPING));
    const isDv = picture.order.validationType === 'dv';
    const names = read === undefined ? [] : foreseenNames(read, isDv, picture.at);
    if (names.length > 0) {
        report.update({ dcv: { names, method: undefined, randomValue: undefined, records: [] } });
        report.log({ code: 'dcv_foreseen', names });
    }
}

;// CONCATENATED MODULE: ./src/plan/adopt.ts



/**
 * The reissue with the CSR's key and the wanted names that makes another one needless; undefined for none. `earlier`
 * are the pictures on which this run sent the reissue before.
 */
function findAdoptable(picture, run, earlier) {
    const { at } = picture;
    const isOfLaterAttempt = ({ madeAt }) => run.attempt > 1 && isWithinADay(madeAt, at);
    const rules = [
        ['sent_by_this_run', ({ request }) => isOfRun(request, run)],
        ['already_pending', ({ state }) => state !== 'issued'],
        ['just_issued', (reissue) => isNewlyLive(reissue, picture, earlier)],
        ['sent_by_earlier_attempt', isOfLaterAttempt],
    ];
    const ours = picture.ours.filter((reissue) => isOfUse(reissue, at));
    for (const [rule, fits] of rules) {
        const adopted = ours.find(fits);
        if (adopted !== undefined) {
            const isOfThisRun = isOfRun(adopted.request, run) ||
                (isOfLaterAttempt(adopted) && !isOfAnotherRun(adopted.request, run));
            const code = rule === 'sent_by_earlier_attempt' && !isOfThisRun ? 'just_issued' : rule;
            return { reason: { code }, adopted, isOfThisRun };
        }
    }
    return undefined;
}
/** What ended, was revoked or has expired is of no use. */
function isOfUse({ state, certificate }, at) {
    const end = certificate?.validTill;
    const hasExpired = end !== undefined && (end.hasTime ? end.at < at : end.at + DAY_MS <= at);
    return state !== 'ended' && !hasExpired;
}
/**
 * It is live now, and an earlier read of this run did not show it. The order is read before its list, so an order that
 * still says that a reissue is pending is such a read. Absence alone proves nothing, so the date must fit too.
 */
function isNewlyLive({ certificate }, { live, own, order, at }, earlier) {
    if (live === undefined || certificate !== live) {
        return false;
    }
    const isNew = earlier.length === 0
        ? order.status === 'reissue_pending' && live !== own
        : !earlier.some((picture) => isShownIn(picture, live));
    return isNew && isWithinADay(live.validFrom ?? live.madeAt, at);
}

;// CONCATENATED MODULE: ./src/plan/reissueBody.ts


/** The exact body to send: inputs that are not given stay as the order has them. The comments begin with the run's marker. */
function bodyOf({ picture, inputs, run, wanted }, fingerprint, csr) {
    const { serverPlatformId, signatureHash } = picture.order.certificate;
    return {
        certificate: {
            ...(wanted.commonName !== undefined && { common_name: wanted.commonName }),
            ...(wanted.dnsNames !== undefined && { dns_names: wanted.dnsNames }),
            csr,
            server_platform: { id: inputs.serverPlatform ?? serverPlatformId ?? -1 },
            signature_hash: inputs.signatureHash ?? SIGNATURE_HASHES.find((hash) => hash === signatureHash) ?? 'sha256',
        },
        ...(inputs.dcvMethod !== undefined && { dcv_method: inputs.dcvMethod }),
        comments: `${markerText(run, fingerprint)} ${inputs.comments ?? run.line}`,
        skip_approval: inputs.skipApproval,
    };
}

;// CONCATENATED MODULE: ./src/plan/repeats.ts







/**
 * Rule 5: why a reissue would be asked for again every night, to the same end; undefined where it would not. It is for
 * people to change something first.
 */
function repeatReason({ picture, wanted, fingerprint }) {
    return ((wanted.added.length === 0 ? endsNoLater(picture) : undefined) ??
        wasRejected(picture) ??
        (fingerprint && lacksName(picture, wanted, fingerprint)));
}
const WEEK_MS = 7 * DAY_MS;
/** The live certificate ends with its order, or on the same day, within one, as one made a week or more before it. */
function endsNoLater({ order, live, reissues }) {
    if (live?.validTill === undefined) {
        return undefined;
    }
    const begun = begunAt(live);
    const end = live.validTill;
    if (order.orderValidTill !== undefined && endsWithOrder(order, live)) {
        return { code: 'ends_with_order', validTill: end.at, orderEnds: order.orderValidTill.at };
    }
    const earlier = reissues.find(({ certificate, madeAt }) => certificate?.validTill !== undefined &&
        certificate !== live &&
        Math.abs(daysBetween(certificate.validTill.at, end.at)) <= 1 &&
        begun !== undefined &&
        madeAt !== undefined &&
        begun.at - madeAt.at >= WEEK_MS);
    return earlier && { code: 'gains_no_day', validTill: end.at, earlier: named(earlier) };
}
/** The newest request with our key and names was rejected, and no certificate was issued after it. */
function wasRejected({ reissues }) {
    const newest = reissues.find(({ request }) => request?.isOurs);
    const status = newest?.request?.status ?? '';
    if (newest === undefined || !isEnded(status)) {
        return undefined;
    }
    // It may have been made before the rejection, and issued after it.
    const isOver = reissues.some(({ state, madeAt, certificate }) => state === 'issued' &&
        [madeAt, certificate?.validFrom].some((at) => compareMoments(at, newest.madeAt) > 0));
    return isOver ? undefined : { code: 'was_rejected', reissue: named(newest), status };
}
/** The newest request with the wanted names was issued without the name that is missing, for our key or its own. */
function lacksName({ reissues }, { added, all }, { keyId }) {
    const newest = reissues.find((one) => {
        const marker = one.request?.marker;
        const keys = marker === undefined ? [] : [keyId, issuedFor(one, reissues)?.certificate?.keyId()];
        return keys.some((key) => key && marker?.key === markerKey({ keyId: key, names: all }));
    });
    const made = newest && issuedFor(newest, reissues);
    const names = made?.certificate ? without(added, made.certificate.names) : [];
    return made === undefined || names.length === 0
        ? undefined
        : { code: 'issued_without_name', reissue: named({ ...made, request: newest?.request }), names };
}
/** What a request led to: its certificate, else the next one that was issued and belongs to no request. */
function issuedFor(asked, reissues) {
    if (asked.state === 'issued' || asked.request?.status !== 'approved') {
        return asked.state === 'issued' ? asked : undefined;
    }
    const { date } = asked.request;
    return reissues.findLast(({ state, request, madeAt }) => state === 'issued' && request === undefined && compareMoments(madeAt, date) >= 0);
}

;// CONCATENATED MODULE: ./src/plan/wanted.ts

const NO_TLS = 'code_?sign|document_?sign|client|s_?mime|email|vmc|verified_?mark';
const NO_TLS_TYPE = new RegExp(`(?:^|_)(?:${NO_TLS})`);
/** S/MIME products are named `class1_smime`, or `secure_email` and so on. */
const NO_TLS_NAME_ID = new RegExp(`^(?:class1_|secure_)?(?:${NO_TLS})`);
/**
 * Whether the rules about names apply: to everything that does not say that it is no TLS certificate. The product's
 * type says so, and only where it is missing the beginning of its `name_id`.
 */
function isTls({ product: { type, nameId } }) {
    const [text, other] = type === '' ? [nameId, NO_TLS_NAME_ID] : [type, NO_TLS_TYPE];
    const words = text.replace(/[^a-z0-9]+/g, '_');
    return /ssl|tls/.test(words) || !other.test(words);
}
/** The names to ask for, or why there are none. */
function wantedNames(inputs, picture) {
    if (!isTls(picture.order)) {
        return withoutRules(inputs);
    }
    const source = picture.live ?? picture.own;
    const has = source?.names ?? [];
    const commonName = commonNameFor(inputs, source);
    if (typeof commonName !== 'string') {
        return commonName;
    }
    const dnsNames = without(inputs.dnsNames ?? without(has, inputs.removeNames), [commonName]);
    const all = [commonName, ...dnsNames];
    // What a pending certificate has can be recognised, and not be dropped.
    const live = picture.live?.names ?? [];
    const removed = without(live, all);
    const isTaken = inputs.commonName === undefined || inputs.dnsNames === undefined;
    return {
        isTls: true,
        commonName,
        dnsNames,
        all,
        removed,
        dropped: without(removed, inputs.removeNames),
        added: picture.live === undefined ? [] : without(all, live),
        isFromHidden: isTaken && isHidden(picture),
    };
}
/** The live certificate's names are hidden where only a pending one is shown, or the list shows them in part. */
function isHidden({ live, own }) {
    return live === undefined || (!live.areNamesWhole && live !== own);
}
/** CertCentral makes these names itself: only what is given is sent, and nothing can be dropped by leaving it out. */
function withoutRules({ commonName, dnsNames }) {
    const all = [...(commonName === undefined ? [] : [commonName]), ...(dnsNames ?? [])];
    const none = { dropped: [], removed: [], added: [], isFromHidden: false };
    return { isTls: false, commonName, dnsNames, all, ...none };
}
/** A typed name that the order already has is sent in the order's own spelling, even one that could not be typed anew. */
function commonNameFor({ commonName: typed, removeNames }, source) {
    if (typed === undefined) {
        const own = source?.commonName;
        if (own === undefined) {
            return { code: 'common_name_missing' };
        }
        const isRemoved = without([own], removeNames).length === 0;
        return isRemoved ? { code: 'common_name_removed', name: own } : own;
    }
    try {
        return source?.names.find((name) => nameKey(name) === nameKey(typed)) ?? parseName(typed);
    }
    catch (error) {
        if (error instanceof NameError) {
            return { code: 'common_name_invalid', name: typed, fault: error.code };
        }
        throw error;
    }
}

;// CONCATENATED MODULE: ./src/plan/decide.ts










/** Decides, in the order of the numbered rules. Pure: no clock, no network. */
function decide({ reading, inputs, run, earlier = [] }) {
    // The live names are needed for the fingerprint, and they do not depend on it.
    const before = pictureOf(reading);
    // 1. Some orders cannot be reissued, or not without `force`; and some names are none.
    const wanted = closedReason(before, inputs.force) ?? wantedNames(inputs, before);
    if ('code' in wanted) {
        const grounds = { picture: before, wanted: undefined, fingerprint: undefined, warnings: [] };
        return { kind: 'refuse', reason: wanted, ...grounds };
    }
    const fingerprint = fingerprintOf(inputs, wanted);
    const picture = pictureOf(reading, fingerprint);
    const due = dueFor(picture, wanted, inputs);
    const given = { picture, inputs, run, wanted, fingerprint, due };
    const grounds = { picture, wanted, fingerprint };
    // 2. Once means once: a reissue with this fingerprint that is pending, that this run sent, or that was just issued is
    // adopted, even by force. About one that was issued earlier, rule 4 decides.
    const adoption = fingerprint && findAdoptable(picture, run, earlier);
    if (fingerprint !== undefined && adoption !== undefined) {
        const warnings = warningsOfAdoption(given, adoption.adopted);
        return { kind: 'adopt', ...grounds, ...adoption, fingerprint, warnings };
    }
    // 3. to 6. Something speaks against a reissue; that it is not due is a success.
    const objection = objectionTo(given);
    if (objection?.code === 'not_due') {
        return { kind: 'skip', reason: objection, ...grounds, warnings: warningsOfSkip(given) };
    }
    if (objection !== undefined) {
        return { kind: 'refuse', reason: objection, ...grounds, warnings: [] };
    }
    // 7. Reissue, or say that this is what would be done.
    const reason = isDue(due.reason) ? due.reason : { code: 'forced' };
    const sent = { reason, ...grounds, warnings: warningsFor(given) };
    if (inputs.dryRun || fingerprint === undefined || inputs.csr === undefined) {
        return { kind: 'plan', ...sent };
    }
    return {
        kind: 'reissue',
        ...sent,
        fingerprint,
        body: bodyOf(given, fingerprint, inputs.csr.pem),
    };
}
/** Rule 1. */
function closedReason({ order, wasEverIssued, at }, force) {
    const { status, orderValidTill, renewedBy } = order;
    if (isUnderWay(status) && !wasEverIssued) {
        return { code: 'never_issued', status };
    }
    if (isClosed(status)) {
        return { code: 'order_closed', status };
    }
    if (orderValidTill !== undefined && daysBetween(orderValidTill.at, at) > 0) {
        return { code: 'order_ended', on: orderValidTill.at, nextOrderId: renewedBy };
    }
    if ((status === 'expired' || status === 'revoked') && !force) {
        return { code: 'order_not_active', status };
    }
    return undefined;
}
/** Rules 3 to 6: what speaks against sending a reissue. */
function objectionTo(given) {
    const { picture, wanted, inputs } = given;
    const { reason } = given.due;
    if (!inputs.force) {
        // 3. Two reissues at a time would take each other's place.
        const [pending] = picture.pending;
        if (pending !== undefined) {
            return { code: 'another_pending', reissue: named(pending) };
        }
        // 4. Not due: there is nothing to do. Not known: that must not pass for a success.
        if (!isDue(reason)) {
            return reason;
        }
        // 5. What would be asked for again every night is for people, but for a certificate that is revoked.
        const repeat = reason.code === 'live_revoked' ? undefined : repeatReason(given);
        if (repeat !== undefined) {
            return repeat;
        }
    }
    // 6. A name that goes takes the live certificates with it, even by force.
    if (wanted.isFromHidden) {
        return { code: 'live_hidden' };
    }
    return wanted.dropped.length > 0 ? { code: 'names_dropped', names: wanted.dropped } : undefined;
}
/** Undefined without a CSR. */
function fingerprintOf({ csr, removeNames }, wanted) {
    return (csr && { keyId: csr.keyId, names: wanted.all, removed: [...removeNames, ...wanted.removed] });
}
function dueFor({ live, at }, { added }, { renewBefore }) {
    const due = dueByDate(renewBefore, live ?? NO_DATES, at);
    if (live?.status === 'revoked') {
        return { ...due, reason: { code: 'live_revoked' } };
    }
    return added.length > 0 ? { ...due, reason: { code: 'name_missing', names: added } } : due;
}
const NO_DATES = { validFrom: undefined, validTill: undefined };

;// CONCATENATED MODULE: ./src/plan/listed.ts




/**
 * Whether a decision that was made on the order alone needs the list of reissues too. A skip trusts the order; anything
 * else does only where the order plainly shows that nothing is pending and nothing recent. No list changes that an
 * order is closed, or that a name is none.
 */
function needsList(decision, run, hasSent) {
    const { kind, picture, wanted, reason } = decision;
    const isFinal = wanted === undefined && reason.code !== 'never_issued';
    if (picture.isListed || kind === 'skip' || isFinal) {
        return false;
    }
    return hasSent || run.attempt > 1 || !isQuiet(decision);
}
function isQuiet({ picture: { order, live, at }, fingerprint }) {
    const isOld = (moment) => moment !== undefined && !isWithinADay(moment, at);
    const key = fingerprint && markerKey(fingerprint);
    return (order.status === 'issued' &&
        isOld(live?.validFrom) &&
        order.requests.length > 0 &&
        // An earlier reissue may show in the list that another one would gain nothing.
        reissueRequests(order).length === 0 &&
        order.requests.every((request) => !isOpen(request) &&
            isOld(request.date) &&
            (key === undefined || request.comments?.includes(key) !== true)));
}

;// CONCATENATED MODULE: ./src/reissue/read.ts



/**
 * Reads the order, and its list of reissues where the decision needs it, and decides. Each request is sent once: whoever
 * repeats this reads and decides anew. `earlier` are the pictures on which this run sent the reissue before.
 * @throws CertCentralError when one of the two cannot be read
 */
async function readAndDecide({ inputs, run, certcentral }, earlier) {
    const { order, serverTime } = await certcentral.order(inputs.orderId, ONCE);
    const reading = { order, list: undefined, at: serverTime ?? Date.now() };
    const decision = decide({ reading, inputs, run, earlier });
    if (!needsList(decision, run, earlier.length > 0)) {
        return decision;
    }
    const list = await certcentral.reissues(inputs.orderId, ONCE);
    return decide({ reading: { ...reading, list }, inputs, run, earlier });
}

;// CONCATENATED MODULE: ./src/reissue/recover.ts






const LEAST_MS = 30_000;
const recover_FIRST_PAUSE_MS = 1000;
const recover_LONGEST_PAUSE_MS = 10_000;
/**
 * Looks for the reissue whose response was lost, for `timeout_seconds` and at least 30 seconds. It is never sent again.
 * A job that is being canceled has no time to look.
 * @throws {@link LostResponseError} when it is not there, or when that cannot be told
 */
async function recover(context, decision, lost) {
    const { inputs, cancelled } = context;
    const until = performance.now() + Math.max(LEAST_MS, inputs.timeoutMs);
    try {
        for (let pauseMs = recover_FIRST_PAUSE_MS;; pauseMs = Math.min(pauseMs * 1.5, recover_LONGEST_PAUSE_MS)) {
            cancelled.throwIfAborted();
            const evidence = await recover_look(context, decision, until);
            if ('found' in evidence) {
                return evidence.found;
            }
            const left = until - performance.now();
            if (left <= 0) {
                throw lostResponse(inputs.orderId, evidence.doubt, lost);
            }
            await pause(Math.min(pauseMs, left), cancelled);
        }
    }
    catch (error) {
        if (error instanceof CancelledError || cancelled.aborted) {
            throw lostResponse(inputs.orderId, { code: 'canceled' }, lost);
        }
        throw error;
    }
}
function lostResponse(orderId, doubt, cause) {
    return new LostResponseError(doubt === undefined
        ? { code: 'lost_absent', orderId }
        : { code: 'lost_unknown', orderId, doubt }, { cause });
}
async function recover_look({ inputs: { orderId }, run, certcentral }, decision, until) {
    const leftMs = Math.max(0, until - performance.now());
    const patience = { ...PATIENT, retryForMs: leftMs, queueForMs: leftMs };
    try {
        const { order, serverTime } = await certcentral.order(orderId, patience);
        const list = await certcentral.reissues(orderId, patience);
        const reading = { order, list, at: serverTime ?? Date.now() };
        return findSent(pictureOf(reading, decision.fingerprint), decision, run);
    }
    catch (error) {
        if (error instanceof CertCentralError) {
            return { doubt: { code: 'unreadable', error } };
        }
        throw error;
    }
}

;// CONCATENATED MODULE: ./src/reissue/submit.ts










/**
 * Reads, decides and sends the reissue once. Between the read on which it is decided and the POST lies no wait: after
 * any (429 to one of the requests, a refused connection) all of it starts over, because what was right before the wait
 * may drop a name after it. A response that is lost is looked for on the order; the POST is never sent again after it.
 * A reissue that is on the order already is adopted: rule 2 of {@link readAndDecide}'s decision.
 * @throws RefusedError, EndedError, LostResponseError, CertCentralError and CancelledError
 */
async function submitOnce(context) {
    const earlier = [];
    const attempt = async () => {
        const readAt = performance.now();
        const decision = await readAndDecide(context, earlier);
        reportDecision(context, decision);
        if (decision.kind === 'refuse') {
            throw new RefusedError(decision.reason);
        }
        if (decision.kind === 'adopt') {
            const placed = placedFrom(decision.adopted, decision);
            reportPlaced(context.report, placed, decision);
            return { decision, placed, readAt };
        }
        if (decision.kind !== 'reissue') {
            return { decision, placed: undefined, readAt };
        }
        earlier.push(decision.picture);
        return { decision, placed: await send(context, decision), readAt };
    };
    return repeated(attempt, PATIENT, context.certcentral.retries);
}
async function send(context, decision) {
    const { inputs, report, certcentral } = context;
    // From here until the response comes the outcome is unknown; a run that is killed in between must not say "false".
    report.update({ reissued: 'unknown', reason: { code: 'canceled_while_sending' } });
    let answer;
    try {
        answer = await certcentral.reissue(inputs.orderId, decision.body);
    }
    catch (error) {
        if (hadNoEffect(error) || (error instanceof CancelledError && !error.wasSent)) {
            report.update({ reissued: false });
            throw error;
        }
        report.log({ code: 'response_lost', error });
        const found = await recover(context, decision, error);
        report.log({ code: 'reissue_found' });
        reportPlaced(report, found, decision);
        return found;
    }
    // The IDs first: whatever happens to the rest of the response must not lose them.
    const placed = accepted(answer, decision);
    reportPlaced(report, placed, decision);
    refuseEnded(answer);
    return placed;
}
function accepted({ requests, certificateId, chainPem, dcvRandomValue }, { fingerprint, picture }) {
    // Where the response tells no status, a request without a certificate is one that awaits approval.
    const isAwaitingApproval = requests.some((request) => request.status === '' ? certificateId === undefined && chainPem === '' : isOpen(request));
    const requestIds = requests.map(({ id }) => id);
    return {
        requestIds,
        certificateId,
        fingerprint: { ...fingerprint, requestIds },
        since: { at: picture.at, hasTime: true },
        before: picture,
        issued: undefined,
        isAwaitingApproval,
        chainPem,
        dcvRandomValue,
    };
}
function refuseEnded({ requests, certificateId, chainPem }) {
    const [first] = requests;
    const isOver = first !== undefined && requests.every(({ status }) => isEnded(status));
    if (isOver && certificateId === undefined && chainPem === '') {
        const { id: requestId, status } = first;
        throw new EndedError({ code: 'rejected', reissue: { state: 'ended', requestId }, status });
    }
}

;// CONCATENATED MODULE: ./src/report/messages/parts.ts
/** A message of which nothing but the first part is known. */
function only(what) {
    return { what, words: '', advice: '' };
}
/** The whole message. */
function parts_textOf({ what, words, advice }) {
    return sentences([what, words, advice]);
}
/** The texts as sentences: each ends with a full stop, and empty ones are left out. A list stays as it is. */
function sentences(texts) {
    return texts
        .filter((text) => text !== '')
        .map((text) => (/[.!?:]$/.test(text) || text.includes('\n') ? text : `${text}.`))
        .join(' ');
}
/** What an error says that this action does not know. */
function messageOf(error) {
    return error instanceof Error ? error.message || error.name : String(error);
}

;// CONCATENATED MODULE: ./src/report/messages/phrases.ts


// Parts of sentences that several messages share.
/** What a run with the same CSR does about a reissue that is pending. */
const RESUMES = 'Run again with the same CSR while the reissue is pending: the run resumes, without another reissue';
/** What a later attempt of the run does, also about one that is issued, which a new run may ask for again. */
const RERUN_RESUMES = 'Re-run this job: with the same CSR it resumes, without another reissue';
/** What to do about a reissue that was rejected. */
const AFTER_REJECTION = 'Look up the reason in CertCentral, and correct what it names. Run again with a CSR that has a new key, or with other names. To submit the same again, set force: true';
/** A count of things as people write it. */
function count(number, one, several = `${one}s`) {
    return `${number} ${number === 1 ? one : several}`;
}
/** A count of days as people write it. */
function days(number) {
    return count(number, 'day');
}
/** How far the end of a certificate is away: "20 days left", "expires today", "expired 3 days ago". */
function timeLeft(daysLeft) {
    if (daysLeft === 0) {
        return 'expires today';
    }
    return daysLeft > 0 ? `${days(daysLeft)} left` : `expired ${days(-daysLeft)} ago`;
}
/** The last day of a certificate with how far it is away: "2026-09-15 (20 days left)"; `now` in milliseconds. */
function expiry(validTill, now) {
    return `${dayOf(validTill)} (${timeLeft(daysBetween(now, validTill))})`;
}
/** IDs of requests and of a certificate in one phrase: "request 7, certificate 9"; empty without any. */
function idsOf({ requestIds = [], certificateId, }) {
    return [
        ...(requestIds.length === 0 ? [] : [requestsOf(requestIds)]),
        ...(certificateId === undefined ? [] : [`certificate ${plain(certificateId, 40)}`]),
    ].join(', ');
}
/** "request 7", "requests 7 and 8"; "the request" where no ID is known. */
function requestsOf(ids) {
    const shown = ids.slice(0, 10).map((id) => plain(id, 40));
    return ids.length === 0 ? 'the request' : `request${ids.length === 1 ? '' : 's'} ${phrases_all(shown)}`;
}
/** Texts as a list in a sentence: "a", "a and b", "a, b and c". */
function phrases_all(texts) {
    return texts.length < 2
        ? texts.join('')
        : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1) ?? ''}`;
}
/** A reissue by its IDs and its day: "request 7, made on 2026-03-01"; undefined where nothing identifies it. */
function nameOf({ requestId, certificateId, at }) {
    const requestIds = requestId === undefined ? [] : [requestId];
    const ids = idsOf({ requestIds, certificateId });
    if (ids === '') {
        return at === undefined ? undefined : `one made on ${dayOf(at)}`;
    }
    return at === undefined ? ids : `${ids}, made on ${dayOf(at)}`;
}
/** "on" or "off". */
function onOff(on) {
    return on ? 'on' : 'off';
}
/** The purpose of a request, as the beginning of a sentence: "Reading order 123". */
function purposeOf({ action, id }) {
    return PURPOSES[action](plain(id, 40));
}
const PURPOSES = {
    read_order: (id) => `Reading order ${id}`,
    list_reissues: (id) => `Listing the reissues of order ${id}`,
    list_orders: () => 'Listing the orders',
    download: (id) => `Downloading certificate ${id}`,
    reissue: (id) => `Reissuing order ${id}`,
    set_auto_reissue: (id) => `Setting auto-reissue of order ${id}`,
    read_validation: (id) => `Reading the domain validation of order ${id}`,
    get_random_value: (id) => `Reading the validation value of order ${id}`,
    set_dcv_method: (id) => `Setting the domain validation method of order ${id}`,
    check_validation: (id) => `Checking the domain validation of order ${id}`,
};
/** How far a reissue of this status has come. */
const STATUS_PHRASES = {
    issued: 'issued',
    pending: 'accepted, not issued yet',
    needs_approval: 'awaiting approval',
    needs_validation: 'awaiting domain validation',
    rejected: 'rejected or canceled',
    skipped: 'not due',
    planned: 'planned',
    refused: 'refused',
};

;// CONCATENATED MODULE: ./src/report/messages/target.ts
/** Why the chain is not written to a path, as it follows the path. */
function targetFaultText(fault) {
    switch (fault.code) {
        case 'characters':
            return 'holds control or bidirectional characters';
        case 'home':
            return 'begins with ~, which only a shell replaces; give the full path';
        case 'folder':
            return 'ends like the path of a folder; give the path of a file';
        case 'long_name':
            return `holds the name of a file or folder that is longer than ${fault.maxBytes} bytes`;
        case 'windows_name':
            return 'is not a path that Windows accepts';
        case 'csr':
            return 'is the file of the CSR, which the chain would replace; give another path';
        case 'link':
            return 'is a link; give the path that it leads to';
        case 'not_regular':
            return 'is not a regular file';
        case 'private_key':
            return 'holds a private key, which the chain would replace; give another path';
        case 'other_content':
            return 'is a file that is empty or holds something other than PEM certificates; remove it, or give another path';
        case 'unreadable':
            return `cannot be read (${fault.detail})`;
        case 'unwritable':
            return `cannot be written (${fault.detail})`;
    }
}
/** Why a file could not be read or written, as it follows the file. */
function fileErrorText({ code, detail }) {
    const text = FILE_FAULTS[code];
    return detail === '' ? text : `${text} (${detail})`;
}
const FILE_FAULTS = {
    missing: 'is not there',
    not_regular: 'is not a regular file',
    too_large: 'is too large',
    unreadable: 'cannot be read',
    unwritable: 'cannot be written',
};

;// CONCATENATED MODULE: ./src/report/messages/chain.ts









/** Why the chain of an issued certificate is not there; undefined for an error about anything else. */
function chainParts(error) {
    if (error instanceof VerificationError) {
        return {
            what: `The downloaded chain cannot be used: ${verificationText(error.fault)}`,
            words: '',
            advice: `${DATED.has(error.code) ? "Check the runner's clock. " : ''}The certificate is issued, and no file was written: keep this CSR's private key. ${RERUN_RESUMES}; if it fails again, report it to DigiCert's support`,
        };
    }
    if (error instanceof WriteError) {
        return {
            what: `Certificate ${plain(error.fault.certificateId, 40)} is issued, but its chain could not be written to ${plain(error.fault.path, 300)}`,
            words: writeFaultText(error.cause),
            advice: `Correct this, or set another certificate_path, and keep this CSR's private key. ${RERUN_RESUMES}`,
        };
    }
    if (error instanceof NothingToDownloadError) {
        return {
            what: 'The chain cannot be downloaded: the order shows no certificate ID',
            words: '',
            advice: 'Look at the order in CertCentral, and run again with the same CSR',
        };
    }
    return undefined;
}
/** Whatever keeps a file from being written. */
function writeFaultText(cause) {
    if (cause instanceof TargetError) {
        return `The path ${targetFaultText(cause.fault)}`;
    }
    return cause instanceof FileError ? `The path ${fileErrorText(cause)}` : messageOf(cause);
}
/** Faults that a wrong clock of the runner makes as well. */
const DATED = new Set(['not_valid_now', 'chain_expired']);
function verificationText(fault) {
    switch (fault.code) {
        case 'no_certificate':
            return 'it holds no certificate';
        case 'damaged':
            return 'it holds a certificate that is cut off or cannot be read';
        case 'other_key':
            return "no certificate in it holds the CSR's key";
        case 'not_new':
            return 'it holds the certificate that was live before, not the new one';
        case 'serial_differs':
            return `it holds another certificate with the same key (serial number ${fault.found}, not ${fault.shown})`;
        case 'not_valid_now':
            return `its certificate is valid ${lifetime(fault)}, not now`;
        case 'names_missing':
            return `its certificate lacks ${listed(fault.names)}`;
        case 'no_issuer':
            return `it lacks the certificate of the issuer ${listed([fault.issuer])}`;
        case 'signature':
            return `a signature by ${listed([fault.issuer])} is not valid`;
        case 'chain_expired':
            return `it leads only to ${listed([fault.subject])}, which is valid ${lifetime(fault)}, not now`;
    }
}
function lifetime({ from, till }) {
    return `from ${dayOf(from)} to ${dayOf(till)}`;
}

;// CONCATENATED MODULE: ./src/report/messages/ended.ts


/** How a reissue ended otherwise than was asked, and what to do. */
function endedParts({ fault }) {
    const { code, reissue, status = '', names = [] } = fault;
    const name = nameOf(reissue);
    const which = name === undefined ? '' : ` (${name})`;
    switch (code) {
        case 'rejected':
            return {
                what: `The reissue${which} was ${plain(status, 60) || 'rejected'}`,
                words: '',
                advice: AFTER_REJECTION,
            };
        case 'canceled':
            return {
                what: `The reissue${which} was canceled: the order shows neither it nor its certificate any more`,
                words: '',
                advice: 'Run again to submit another one',
            };
        case 'other_key_issued':
            return {
                what: `The reissue${which} was issued with another key than the CSR's`,
                words: '',
                advice: 'Look in CertCentral who replaced the CSR. To get a certificate for this CSR, run again with force: true',
            };
        case 'names_not_issued':
            return {
                what: `The reissue${which} was issued without ${listed(names)}`,
                words: '',
                advice: 'Check in CertCentral whether the product allows every name, or take the missing ones out of dns_names and common_name',
            };
    }
}

;// CONCATENATED MODULE: ./src/report/messages/csr.ts
/** The fault of a CSR, as it follows the name of the input. */
function csrFaultText(fault) {
    switch (fault.code) {
        case 'private_key':
            return 'is a private key; give the CSR';
        case 'certificate':
            return 'is a certificate, not a certificate request (CSR)';
        case 'several':
            return 'holds more than one certificate request';
        case 'no_request':
            return 'holds no certificate request (-----BEGIN CERTIFICATE REQUEST-----)';
        case 'damaged':
            return 'cannot be read as a certificate request: it is damaged or cut off';
        case 'unreadable_key':
            return 'holds a public key that cannot be read';
        case 'weak_key':
            return `has an RSA key of ${fault.bits} bits; at least 2048 are needed`;
        case 'other_curve':
            return `has a key on the curve ${fault.curve ?? '(unknown)'}; P-256, P-384 and P-521 are accepted`;
        case 'explicit_curve':
            return 'has an elliptic curve key with explicit parameters; CAs accept a curve by its name alone. Make the key with a named curve (P-256)';
        case 'other_key_type':
            return `has a key of type ${fault.type ?? '(unknown)'}; RSA and elliptic curves are accepted`;
        case 'unknown_algorithm':
            return `is signed with an algorithm that this action cannot check (${fault.oid}); sign it with SHA-256, SHA-384 or SHA-512`;
        case 'signature':
            return 'has a signature that does not match its content: it was damaged or altered';
    }
}
/** Why the file that should hold the CSR will not do; `detail` is the code of the operating system. */
function csrFileText(fault, detail) {
    switch (fault) {
        case 'missing':
            return 'is neither a PEM certificate request nor the path of an existing file';
        case 'not_regular':
            return 'is not a regular file';
        case 'too_large':
            return 'is a file of over 64 KB';
        case 'unreadable':
        case 'unwritable':
            return `cannot be read as a file (${detail})`;
    }
}

;// CONCATENATED MODULE: ./src/report/messages/names.ts
/** The fault of a typed name, as it follows the name or "which". */
const NAME_FAULTS = {
    url: 'is a URL or an address, not a name: give the host alone',
    space: 'holds a space',
    ip_address: 'is an IP address; a reissue cannot add one',
    not_idn: 'is not a valid internationalized name',
    long_name: 'is longer than 253 characters',
    ends_in_number: 'ends in a number, like an IP address',
    empty_label: 'has an empty label (two dots, or a dot at an end)',
    long_label: 'has a label of more than 63 characters',
    inner_wildcard: 'has a wildcard that is not the whole leftmost label',
    other_characters: 'has a label with characters other than letters, digits and inner hyphens',
    not_a_name: 'is neither a name nor an IP address',
};

;// CONCATENATED MODULE: ./src/report/messages/inputs.ts





/** All that is wrong with a run's inputs: one sentence, or a list under a title. */
function inputsText(faults) {
    const texts = faults.map((fault) => `${fault.input} ${problemText(fault)}`);
    return texts.length === 1
        ? `Bad input, nothing was sent: ${texts.join('')}`
        : `${texts.length} bad inputs, nothing was sent:\n${texts.map((text) => `- ${text}`).join('\n')}`;
}
/** The fault of an input, as it follows its name, and what to do. */
function problemText(problem) {
    const render = PROBLEMS[problem.code];
    return render(problem);
}
const PROBLEMS = {
    api_key_missing: () => 'is empty: is the secret set, and its name spelled right? Workflows from forks and Dependabot get no secrets',
    not_a_key: () => 'holds spaces, line breaks or other characters that no key has',
    not_a_url: () => 'is not a URL',
    foreign_host: () => 'must be under digicert.com or digicert.eu, because the API key goes there',
    not_https: () => 'must begin with https://',
    has_user_name: () => 'must not hold a user name or password',
    has_query: () => 'must not hold a query or fragment',
    order_id_missing: () => 'is empty: give the ID of the CertCentral order',
    not_an_order_id: () => "must be digits only, as CertCentral shows the order's ID",
    csr_missing: ({ uses }) => `is empty, but ${phrases_all(uses)} ${uses.length === 1 ? 'is' : 'are'} given, which only a reissue uses. Check the step that creates the CSR, or remove ${uses.length === 1 ? 'that input' : 'those inputs'}`,
    nothing_to_do: () => 'is empty, and there is nothing else to do: give csr, auto_reissue or dry_run: true',
    bad_csr: ({ file, fault }) => `${inFile(file)}${csrFaultText(fault)}`,
    bad_csr_file: ({ given, fault, detail }) => `${csrFileText(fault, detail)}${given === undefined ? '' : `: ${quoted(given)}`}`,
    private_key: ({ file }) => `${inFile(file)}is a private key; ${file === undefined ? KEY_IN_LOG : KEY_IN_FILE}`,
    bad_target: ({ given, fault }) => `(${quoted(given)}) ${targetFaultText(fault)}`,
    no_names: () => "holds separators but no name; leave it empty to keep the order's names",
    bad_name: ({ given, fault }) => `holds ${quoted(given)}, which ${NAME_FAULTS[fault]}`,
    wanted_and_removed: ({ given }) => `holds ${quoted(given)}, which common_name or dns_names lists too; take it out of one of them`,
    misspelled: ({ given }) => `is given as ${quoted(given)}, which the runner ignores`,
    not_a_boolean: ({ given }) => `must be true or false, not ${quoted(given)}`,
    not_an_integer: ({ given, min, max }) => `must be a whole number from ${min} to ${max}, not ${quoted(given)}`,
    not_a_duration: ({ given, unit, above, max }) => `must be a number of ${unit} (${above === undefined ? '' : `above ${above}, `}at most ${max}), not ${quoted(given)}`,
    not_a_window: ({ given }) => `must be a number of days above 0, such as 30, or a share of the lifetime above 0% and below 100%, such as 33%, not ${quoted(given)}`,
    not_a_word: ({ given, words }) => `must be one of ${words.join(', ')}, not ${quoted(given)}`,
    renew_before_missing: () => 'is empty: give days before the end of a certificate (30), or a share of its lifetime (33%)',
    look_ahead_missing: () => 'needs look_ahead: without it no order is read ahead',
    too_many_days: ({ max }) => `must be at most ${max} days`,
    several_names: () => 'must be one name, not several',
    several_ids: () => 'must be one ID, not several',
    wildcard: ({ given }) => `must be a name without a wildcard, not ${quoted(given)}: the names under it are included anyway`,
    not_an_id: ({ given }) => `holds ${quoted(given)}, which is not an ID; an ID has digits only, as CertCentral shows it`,
};
const KEY_IN_LOG = 'the log of this job may show it: delete the log, and replace the key';
const KEY_IN_FILE = 'give the CSR, and leave the key where it is used';
function inFile(file) {
    return file === undefined ? '' : `(the file ${quoted(file)}) `;
}
/** The most characters of a bad value that a message repeats. */
const MOST_REPEATED = 40;
/** A value as it stands in a message: on one line, and cut where it could be more than a mistake in typing. */
function quoted(text) {
    const characters = Array.from(oneLine(text));
    const isCut = characters.length > MOST_REPEATED;
    return `"${characters.slice(0, MOST_REPEATED).join('')}${isCut ? '…' : ''}"`;
}

;// CONCATENATED MODULE: ./src/report/messages/lost.ts

/**
 * The response to a reissue was lost: whether it is on the order, and what to do. `causeText` renders what happened to
 * a request.
 */
function lostParts({ fault, cause }, causeText) {
    const words = `What happened: ${causeText(cause)}`;
    if (fault.code === 'lost_absent') {
        return {
            what: `The reissue was sent, but its response was lost, and no reissue appeared on order ${fault.orderId}: it was most likely not accepted`,
            words,
            advice: 'The reissue was not sent again. Run again with the same CSR: the run looks at the order before it sends',
        };
    }
    return {
        what: `The reissue was sent, but its response was lost, and it is unknown whether it was accepted: ${doubtText(fault.doubt, causeText)}`,
        words,
        advice: `The reissue was not sent again. Look at order ${fault.orderId} in CertCentral before you run again, and keep this CSR's private key`,
    };
}
function doubtText(doubt, causeText) {
    switch (doubt.code) {
        case 'canceled':
            return 'the job was canceled before the reissue was found';
        case 'unreadable':
            return `the order cannot be read (${causeText(doubt.error)})`;
        case 'not_enough_shown': {
            const name = doubt.reissue && nameOf(doubt.reissue);
            return name === undefined
                ? 'CertCentral shows too little of the order'
                : `CertCentral shows a reissue (${name}), but too little of it to recognize it`;
        }
    }
}

;// CONCATENATED MODULE: ./src/report/messages/refusals.ts






/** Why the order is not reissued as asked, and what to do. */
function refusalParts(reason) {
    const render = REFUSALS[reason.code];
    const texts = render(reason);
    return { what: sentences(texts.slice(0, -1)), words: '', advice: texts.at(-1) ?? '' };
}
/** Whether a reason is one of a refusal. */
function isRefusal(reason) {
    return Object.hasOwn(REFUSALS, reason.code);
}
const KEY_ONLY = 'To replace only the key, set force: true';
const UNKNOWN_DUE = 'Cannot determine whether the certificate is due';
const REFUSALS = {
    never_issued: ({ status }) => [
        `The order cannot be reissued: it was never issued (its status is ${plain(status, 60)})`,
        'Run again when its first certificate is issued',
    ],
    order_closed: ({ status }) => [
        `The order cannot be reissued: its status is ${plain(status, 60)}`,
        'Place a new order in CertCentral, and set order_id to it',
    ],
    order_ended: ({ on, nextOrderId }) => [
        `The order cannot be reissued: it ended on ${dayOf(on)}`,
        nextOrderId === undefined
            ? 'Renew it in CertCentral, and set order_id to the new order'
            : `It was renewed as order ${plain(nextOrderId, 40)}: set order_id to that order`,
    ],
    order_not_active: ({ status }) => [
        `The order was not reissued: its status is ${plain(status, 60)}`,
        'Set force: true to reissue it anyway',
    ],
    common_name_missing: () => [
        'Cannot determine the common name: the order shows none',
        'Set common_name',
    ],
    common_name_removed: ({ name }) => [
        `remove_names lists ${plain(name, 260)}, which is the common name of the order`,
        'Set common_name to the name that replaces it, or take it out of remove_names',
    ],
    common_name_invalid: ({ name, fault }) => [
        `The common name of the reissue, ${quoted(name)}, ${NAME_FAULTS[fault]}`,
        'Set common_name to a domain name',
    ],
    another_pending: ({ reissue }) => [
        `Another reissue of the order is pending${pendingName(reissue)}`,
        waysOut(reissue),
    ],
    dates_missing: ({ field }) => [
        `${UNKNOWN_DUE}: the order shows no ${field}`,
        'Set force: true to reissue anyway, or leave renew_before out to reissue in every run',
    ],
    dates_contradict: ({ validFrom, validTill }) => [
        `${UNKNOWN_DUE}: the order shows that it ends (${dayOf(validTill)}) before it begins (${dayOf(validFrom)})`,
        'Set force: true to reissue anyway, or leave renew_before out to reissue in every run',
    ],
    ends_with_order: ({ validTill, orderEnds }) => [
        `A reissue could not end later than the live certificate, which ends on ${dayOf(validTill)}: the order ends on ${dayOf(orderEnds)}`,
        `Renew the order in CertCentral. ${KEY_ONLY}`,
    ],
    gains_no_day: ({ validTill, earlier }) => [
        `A reissue would gain no day: the live certificate ends on ${dayOf(validTill)}, like an earlier one (${nameOf(earlier) ?? 'CertCentral shows no ID'})`,
        'In a CertCentral Subscription account an order is as long as its certificate',
        `Renew the order in CertCentral. ${KEY_ONLY}`,
    ],
    was_rejected: ({ reissue, status }) => [
        `An earlier request with the same key and the same names was ${plain(status, 60) || 'rejected'}: ${nameOf(reissue) ?? 'CertCentral shows no ID'}`,
        AFTER_REJECTION,
    ],
    issued_without_name: ({ reissue, names }) => [
        `An earlier reissue for the same names was issued without ${listed(names)}: ${nameOf(reissue) ?? 'CertCentral shows no ID'}`,
        'Check in CertCentral whether the product allows every name, or take the missing ones out of dns_names and common_name. To submit the same again, set force: true',
    ],
    names_dropped: ({ names }) => [
        `The reissue would drop ${listed(names)}`,
        'DigiCert would then revoke the original certificate and every reissue and duplicate of it within 72 hours',
        'Add the names that must stay to dns_names, and list those that may go in remove_names',
    ],
    live_hidden: () => [
        'Cannot determine which names to keep: while a reissue is pending, CertCentral does not show the names of the live certificate',
        'Approve or cancel that reissue in CertCentral, or list every name in common_name and dns_names',
    ],
};
function pendingName(reissue) {
    const name = nameOf(reissue);
    if (name === undefined) {
        return ', but CertCentral does not show its request';
    }
    return reissue.state === 'awaiting_approval' ? `: ${name}, which awaits approval` : `: ${name}`;
}
/** Approving is no way out of a reissue that is approved already. */
function waysOut(reissue) {
    const isAwaiting = reissue.state === 'awaiting_approval' || nameOf(reissue) === undefined;
    const first = isAwaiting
        ? 'Approve, reject or cancel it in CertCentral'
        : 'Wait until it is issued, or cancel it in CertCentral';
    return `${first} (also when its private key is lost), or set force: true to reissue anyway`;
}

;// CONCATENATED MODULE: ./src/report/messages/advice.ts


const REGION = 'api_url is that of its region (Europe: https://certcentral.digicert.eu/services/v2)';
/** What to do about a response that is not a success, by its status. */
function adviceOn(error) {
    const { status } = error;
    if (status >= 300 && status < 400) {
        return redirect(error);
    }
    if (status === 401 || status === 403) {
        return `Check that api_key is active, that ${REGION}, that the key may use Orders (View Only cannot write), and that no IP rule of the account excludes this runner`;
    }
    if (status === 404) {
        return notFound(error);
    }
    if (status === 405 || status === 415) {
        return 'Check that api_url ends with /services/v2';
    }
    if (status === 429) {
        return rateLimit(error);
    }
    if (status >= 500) {
        return "CertCentral has a fault or is under maintenance: look at DigiCert's status page and run again";
    }
    return 'Correct what the response names, and run again';
}
function redirect({ redirectedTo }) {
    const to = redirectedTo === undefined ? '' : ` to ${plain(redirectedTo, 255)}`;
    return `The server redirects${to}. Redirects are not followed, because the API key would be sent there: check api_url`;
}
/** A certificate is named by CertCentral, not by the user: there, the order's ID is not to blame. */
function notFound({ request }) {
    return request.purpose.action === 'download'
        ? 'CertCentral may still be preparing the certificate: run again with the same CSR, which resumes'
        : `Check order_id, that the order belongs to the account of api_key, and that ${REGION}`;
}
function rateLimit({ retryAfterMs }) {
    const when = retryAfterMs === undefined ? 'in a few minutes' : `in ${span(retryAfterMs)}`;
    return `The API key's rate limit (100 requests in 5 s, 1000 in 3 min) is reached: run again ${when}, or give other workflows a key of their own`;
}

;// CONCATENATED MODULE: ./src/report/messages/serverErrors.ts






/** The parts of the message for a failed call to CertCentral. */
function serverErrorParts(error) {
    const { what, words, advice } = faultParts(error);
    return { what: `${purposeOf(error.request.purpose)} failed: ${what}`, words, advice };
}
/** What happened to a call, without its purpose and without advice: "HTTP 503. The response: Service unavailable". */
function serverCause(error) {
    const { what, words } = faultParts(error);
    return error instanceof ConnectionError && words !== ''
        ? words
        : sentences([what, words]).replace(/\.$/, '');
}
function faultParts(error) {
    if (error instanceof ResponseError) {
        return { what: `HTTP ${error.status}`, words: wordsOf(error), advice: adviceOn(error) };
    }
    if (error instanceof ConnectionError) {
        return connectionParts(error);
    }
    if (error instanceof UnexpectedResponseError) {
        return {
            what: UNEXPECTED[error.code],
            words: error.excerpt === ''
                ? ''
                : `${EXCERPTS[error.code] ?? 'The response'}: ${plain(error.excerpt, 300)}`,
            advice: LISTS.has(error.code) ? AGAIN : CHECK_PROXY,
        };
    }
    if (error instanceof TooLargeError) {
        const megabytes = Math.floor(error.maxBytes / 2 ** 20);
        return {
            what: `the response is larger than ${megabytes} MB`,
            words: '',
            advice: CHECK_PROXY,
        };
    }
    return only(plain(error.message, 300));
}
const UNEXPECTED = {
    not_json: 'the response reports success, but is not JSON',
    not_the_shape: 'the response reports success, but does not have the format of CertCentral',
    another_order: 'the response is about another order',
    not_utf8: 'the response is not text in UTF-8',
    wrong_count: 'the list of orders contradicts its own count',
    endless_list: 'the list of orders does not end: page after page brings no new order',
};
/** What the excerpt of a response is, where it is not its text. */
const EXCERPTS = {
    not_the_shape: 'The first difference',
    another_order: 'Its order ID',
};
/** What a list of orders can be wrong in, which no proxy causes. */
const LISTS = new Set(['wrong_count', 'endless_list']);
const AGAIN = "Run again; if it fails again, report it to DigiCert's support";
const CHECK_PROXY = 'Check api_url, and any proxy between the runner and DigiCert';
const serverErrors_MOST_ERRORS = 10;
/** Every error of the response with its code; of very many, the first ten. */
function wordsOf({ errors, excerpt }) {
    if (errors === undefined) {
        return excerpt === undefined || excerpt === '' ? '' : `The response: ${plain(excerpt, 300)}`;
    }
    const shown = errors.slice(0, serverErrors_MOST_ERRORS).map(({ code, message }) => [code, message]
        .filter((part) => part !== '')
        .map((part) => plain(part, 300))
        .join(': '));
    const rest = errors.length > serverErrors_MOST_ERRORS ? [`and ${errors.length - serverErrors_MOST_ERRORS} more`] : [];
    const text = [...shown.filter((one) => one !== ''), ...rest].join('; ');
    return text === '' ? '' : `CertCentral: ${text}`;
}
function connectionParts(error) {
    const fault = plain(error.fault, 300);
    switch (error.code) {
        case 'timed_out':
            return {
                what: `no complete response within ${span(error.timeoutMs ?? 0)}`,
                words: '',
                advice: "Look at DigiCert's status page and run again; a slow connection needs a larger timeout_seconds",
            };
        case 'not_connected':
            return {
                what: 'no connection to the server',
                words: fault,
                advice: "Check api_url, and the runner's network, firewall and proxy",
            };
        case 'untrusted':
            return {
                what: "the server's certificate is not trusted",
                words: fault,
                advice: 'Where a proxy inspects TLS, set NODE_EXTRA_CA_CERTS in env to the file of its CA certificate',
            };
        case 'upgraded':
            return {
                what: 'the server switched to another protocol (HTTP 101)',
                words: '',
                advice: CHECK_PROXY,
            };
        case 'connection_failed':
            return {
                what: 'the connection broke',
                words: fault,
                advice: "Look at DigiCert's status page and at the runner's network, and run again",
            };
    }
}

;// CONCATENATED MODULE: ./src/report/messages/waiting.ts


/** What holds the certificate up, and who can act. */
function holdUpText(waitingFor) {
    switch (waitingFor.code) {
        case 'approval':
            return `${capital(awaiting(waitingFor.requestIds))}: an administrator or manager must approve ${waitingFor.requestIds.length > 1 ? 'them' : 'it'} in CertCentral`;
        case 'validation':
            return `These domains are not validated: ${listed(waitingFor.names)}. Publish the records in the output dcv_records, if there are any, or validate the domains in CertCentral`;
        case 'issuance': {
            const { certificateId: id } = waitingFor;
            return id === undefined
                ? 'The reissue is accepted, and DigiCert has not issued it yet'
                : `The reissue is accepted, and DigiCert has not issued certificate ${plain(id, 40)} yet`;
        }
        case 'sight':
            return 'CertCentral does not show the reissue yet';
    }
}
/** The same in a few words, for a line of the log. */
function holdUpPhrase(waitingFor) {
    switch (waitingFor.code) {
        case 'approval':
            return awaiting(waitingFor.requestIds);
        case 'validation':
            return `these domains are not validated: ${listed(waitingFor.names)}`;
        case 'issuance':
            return 'DigiCert has not issued it yet';
        case 'sight':
            return 'CertCentral does not show the reissue yet';
    }
}
function awaiting(requestIds) {
    return `${requestsOf(requestIds)} ${requestIds.length > 1 ? 'await' : 'awaits'} approval`;
}
function capital(text) {
    return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

;// CONCATENATED MODULE: ./src/report/messages/errors.ts














/** The whole message of a failure: what failed, the server's own words, what to do. */
function errorText(error) {
    return parts_textOf(errorParts(error));
}
/** What failed, with the server's own words, on one line and without advice: for the log and inside other messages. */
function faultText(error) {
    const { what, words } = errorParts(error);
    return sentences([what, words]).replace(/\.$/, '');
}
/** What happened to a request, for a message that names the request itself. */
function causeText(error) {
    return error instanceof CertCentralError ? serverCause(error) : faultText(error);
}
/** The message of a failure in its parts. */
function errorParts(error) {
    if (error instanceof InputError) {
        return only(inputsText(error.faults));
    }
    if (error instanceof CertCentralError) {
        return serverErrorParts(error);
    }
    if (error instanceof RefusedError) {
        return refusalParts(error.reason);
    }
    if (error instanceof LostResponseError) {
        return lostParts(error, causeText);
    }
    if (error instanceof EndedError) {
        return endedParts(error);
    }
    if (error instanceof CancelledError) {
        return canceledParts(error);
    }
    return laterParts(error);
}
/** Failures of what follows a reissue, and what this action does not know. */
function laterParts(error) {
    if (error instanceof WaitOverError) {
        const { waitMinutes, waitingFor } = error.fault;
        return {
            what: `The certificate was not issued within ${span(waitMinutes * 60_000)} (wait_minutes)`,
            words: holdUpText(waitingFor),
            advice: `Nothing is lost: keep this CSR's private key. ${RESUMES}`,
        };
    }
    if (error instanceof SettingError) {
        const { orderId, on } = error.fault;
        return {
            what: `Auto-reissue of order ${orderId} is still ${onOff(!on)}, although CertCentral accepted the change`,
            words: '',
            advice: on
                ? 'Auto-reissue needs an order with a Multi-year Plan: remove auto_reissue from the workflow if the order has none'
                : 'Run again; if it stays on, switch it off in CertCentral',
        };
    }
    if (error instanceof AfterReissueError) {
        const name = nameOf(error.fault.reissue);
        return {
            what: `The reissue is on the order${name === undefined ? '' : ` (${name})`}, but auto-reissue was not set`,
            words: errorText(error.cause),
            advice: `Keep this CSR's private key. ${RERUN_RESUMES}`,
        };
    }
    return chainParts(error) ?? only(messageOf(error));
}
function canceledParts({ wasSent }) {
    return wasSent
        ? {
            what: 'The job was canceled while a change was under way, and its response did not arrive',
            words: '',
            advice: 'Look at the order in CertCentral, or run again with the same CSR',
        }
        : {
            what: 'The job was canceled',
            words: '',
            advice: 'If a reissue was submitted, it stays on the order, and a run with the same CSR resumes',
        };
}

;// CONCATENATED MODULE: ./src/report/messages/reasons.ts






/** Why the run stands where it does, with the reissue's IDs where there is one; empty where nothing is to say yet. */
function reasonText(state) {
    return parts_textOf(reasonParts(state));
}
/** The same in its parts. */
function reasonParts(state) {
    const { reason } = state;
    if (reason === undefined) {
        return only('');
    }
    if (isRefusal(reason)) {
        return refusalParts(reason);
    }
    if (reason.code === 'failed') {
        return errorParts(reason.error);
    }
    const words = state.isOtherKey === true ? OTHER_KEY : '';
    return { ...outcomeParts(reason, state), words };
}
const OTHER_KEY = 'The live certificate holds another key than the CSR, so its chain was not written';
function outcomeParts(reason, state) {
    switch (reason.code) {
        case 'not_due':
            return only(`Not due: the live certificate has ${days(reason.daysLeft)} left, and a reissue is due from ${dayOf(reason.from)} on`);
        case 'planned':
            return only(`A run ${withoutDryRun(state)} would reissue, because ${dueText(reason.due)}`);
        case 'reissued':
            return only(`Submitted a reissue, because ${dueText(reason.due)}${progress(state)}`);
        case 'adopted':
            return only(`${ADOPTED[reason.why.code]}${progress(state)}`);
        case 'auto_reissue_set':
            return only(`Auto-reissue is ${onOff(reason.on)}, as requested`);
        case 'auto_reissue_unread':
            return only(`Auto-reissue was switched ${onOff(reason.on)}, but the order does not show the setting`);
        case 'canceled_while_sending':
            return {
                ...only('The job was canceled while the reissue was under way'),
                advice: `Look at order ${state.orderId ?? ''} in CertCentral, or run again with the same CSR: the run adopts the reissue if it is there`,
            };
    }
}
/** What a run that reissues has and the dry run had not, as it follows "run". */
function withoutDryRun({ hasCsr }) {
    return hasCsr === false ? 'with a CSR and without dry_run' : 'without dry_run';
}
/** Why a reissue is due, as it follows "because". */
function dueText(due) {
    switch (due.code) {
        case 'always_due':
            return 'renew_before is not set';
        case 'due':
            return leftText(due.daysLeft);
        case 'live_revoked':
            return 'the live certificate is revoked';
        case 'name_missing':
            return `the live certificate lacks ${listed(due.names)}`;
        case 'forced':
            return 'force is true';
    }
}
function leftText(daysLeft) {
    const text = timeLeft(daysLeft);
    return `the live certificate ${daysLeft > 0 ? `has ${text}` : text}`;
}
const ADOPTED = {
    sent_by_this_run: 'Adopted the reissue that this run submitted',
    sent_by_earlier_attempt: 'Adopted the reissue that an earlier attempt of this run submitted',
    already_pending: 'Adopted a pending reissue with the same key and names',
    just_issued: 'Adopted a reissue with the same key and names that was issued within the last day',
};
/** The reissue's IDs and how far it has come, as they end a sentence. */
function progress(state) {
    const ids = idsOf(state);
    const status = state.status === undefined ? '' : STATUS_PHRASES[state.status];
    const parts = [ids, status === '' || ids === '' ? status : `(${status})`];
    const text = parts.filter((part) => part !== '').join(' ');
    return text === '' ? '' : `: ${text}`;
}

;// CONCATENATED MODULE: ./src/report/messages/log.ts






/** One line of the log. */
function logLine(event, context) {
    const render = LINES[event.code];
    return render(event, context);
}
const LINES = {
    rehearsal: ({ apiUrl }) => `Rehearsal: this is not DigiCert, but ${apiUrl}`,
    csr: ({ keyName, keyId }) => `CSR: ${keyName} key, whose SHA-256 hash begins with ${keyId.slice(0, 16)}`,
    order_read: ({ status, validTill }, { state, now }) => {
        const shown = status === '' ? 'no status' : `status ${plain(status, 60)}`;
        const end = validTill === undefined ? '' : `, live certificate valid until ${expiry(validTill, now)}`;
        return `Order ${state.orderId ?? ''}: ${shown}${end}`;
    },
    names: ({ wanted, added, removed }) => {
        const changes = [
            ...(added.length === 0 ? [] : [`adding ${listed(added)}`]),
            ...(removed.length === 0 ? [] : [`removing ${listed(removed)}`]),
        ];
        return `Names (${wanted.length}): ${[listed(wanted), ...changes].join('; ')}`;
    },
    would_set_auto_reissue: ({ on }) => `A run without dry_run would switch auto-reissue ${onOff(on)}`,
    auto_reissue_is: ({ on }) => `Auto-reissue is ${onOff(on)}`,
    decided: (_event, { state }) => reasonText(state),
    response_lost: ({ error }) => `The response to the reissue was lost (${causeText(error)}). It is not sent again: looking for the reissue on the order`,
    reissue_found: (_event, { state }) => {
        const ids = idsOf(state);
        return `The reissue was found on the order${ids === '' ? '' : `: ${ids}`}. The run continues with it`;
    },
    rate_limited: ({ purpose, waitMs }) => `${purposeOf(purpose)}: the API key's rate limit is reached (HTTP 429); waiting ${seconds(waitMs)}`,
    retrying: ({ purpose, error, nextTry, tries, waitMs }) => `${purposeOf(purpose)}: try ${nextTry} of ${tries} in ${seconds(waitMs)}, after: ${causeText(error)}`,
    waiting: ({ for: waitingFor, waitedMs, ofMs, nextMs }) => `Waiting for the certificate: ${holdUpPhrase(waitingFor)} (${span(waitedMs)} of ${span(ofMs)}, next look in ${span(nextMs)})`,
    look_failed: ({ error }) => `${faultText(error)}. Looking again`,
    issued: ({ certificateId }) => `Certificate ${plain(certificateId, 40)} is issued`,
    download_again: ({ error, waitMs }) => `${faultText(error)}. Downloading again in ${span(waitMs)}`,
    chain_written: ({ path, certificates, subject, validTill }) => `Chain of ${count(certificates, 'certificate')} written to ${path}: ${plain(subject, 300)}, valid until ${dayOf(validTill)}`,
    chain_not_written: () => 'No chain was written: the live certificate holds another key than the CSR',
    dcv_call_failed: ({ error }) => `${faultText(error)}. The run continues without it`,
    dcv_validated: ({ name }) => `Domain validated: ${plain(name, 260)}`,
    dcv_needed: ({ names }) => `Domains to be validated: ${listed(names)}`,
    dcv_foreseen: ({ names }) => `Domains that would have to be validated: ${listed(names)}`,
    dcv_record: ({ record: { type, name, value, domain } }) => `To validate ${plain(domain, 260)}, publish ${type} ${plain(name, 400)} with the value ${plain(value, 400)}`,
};
function seconds(ms) {
    return `${(ms / 1000).toFixed(1)} s`;
}

;// CONCATENATED MODULE: ./src/report/messages/warnings.ts





/** What a user should know although the run continues, and what to do. */
function warningText(warning, isDryRun = false) {
    const render = WARNINGS[warning.code];
    return sentences(render(warning, isDryRun));
}
const WARNINGS = {
    unknown_status: ({ status }) => [
        status === ''
            ? 'The order shows no status'
            : `The order's status, "${plain(status, 60)}", is unknown to this action`,
        'The run continues',
    ],
    order_renewed: ({ nextOrderId }) => [
        nextOrderId === undefined
            ? 'The order was renewed'
            : `The order was renewed as order ${plain(nextOrderId, 40)}`,
        'Set order_id to the new order: this one is not extended by a reissue',
    ],
    order_ends_first: ({ on }) => [
        `The order ends on ${dayOf(on)}, too soon for another certificate as long as the live one`,
        'A reissue does not extend the order: renew the order in CertCentral before then',
    ],
    auto_reissue_first: () => [
        'Auto-reissue is on: DigiCert requests a reissue 30 days before the live certificate ends, before this workflow would. It uses the earlier CSR, and so the old key',
        'Set auto_reissue: false, or renew_before to more than 30 days',
    ],
    window_too_long: ({ lifetimeDays, usedDays }) => [
        `renew_before is not shorter than the certificate's lifetime of ${days(Math.round(lifetimeDays))}, so a third of the lifetime (${days(Math.round(usedDays))}) is used instead`,
        'Set a share such as 33%, which follows lifetimes as they shrink',
    ],
    same_key: () => [
        'The CSR holds the key of the live certificate',
        'Create a new key for each reissue, so that a stolen key is soon worthless',
    ],
    csr_names_not_sent: ({ names }) => [
        `The CSR holds names that the reissue does not request: ${listed(names)}`,
        'CertCentral takes names from the request, not from the CSR. To include them, list them in dns_names, together with the names that must stay',
    ],
    schedule_without_window: () => [
        'This scheduled run has no renew_before, so every run reissues',
        'Set renew_before, for example to 33%',
    ],
    names_added_by_server: ({ names }) => [
        `The adopted reissue carries names that were not requested: ${listed(names)}`,
        'DigiCert includes a base domain or its www. name without charge',
    ],
    names_removed: ({ names, before }, isDryRun) => [
        `This reissue ${isDryRun ? 'would remove' : 'removes'} ${listed(names)}`,
        isDryRun
            ? `If it were submitted now, you would have to deploy before ${timeOf(before)}: DigiCert would revoke every older certificate of this order within 72 hours`
            : `Deploy before ${timeOf(before)}: DigiCert revokes every older certificate of this order within 72 hours`,
    ],
    adopted_differs: ({ input, asked, shown }) => [
        `The adopted reissue has ${input} ${plain(String(shown), 60)}, not ${asked}`,
        `To get ${asked}, cancel that reissue in CertCentral while it is pending, and run again`,
    ],
    keep_key: () => [
        'The certificate is not issued yet',
        "Keep this CSR's private key: the certificate works with no other key. A run with the same CSR resumes",
    ],
    approval_not_skipped: () => [
        'skip_approval is true, but the request awaits approval',
        'Skipping approval needs the API key of an administrator or manager, and an OV or EV TLS product. Approve the request in CertCentral',
    ],
    auto_reissue_unread: ({ on, error }) => [
        `Auto-reissue was switched ${onOff(on)}, but the setting could not be read back`,
        error === undefined ? 'The order does not show it' : faultText(error),
        'Check the setting in CertCentral',
    ],
    dcv_not_published: ({ why }) => notPublished(why),
    dcv_records_cut: ({ left }) => [
        `dcv_records holds at most 64 KB: ${count(left, 'record is', 'records are')} left out`,
        'Publish those that it lists and run again: the others are listed when these are validated',
    ],
};
/** Why dcv_records has nothing for some names, and what to do. */
function notPublished({ code, names }) {
    switch (code) {
        case 'email':
            return [
                `These domains are validated by email: ${listed(names)}. DigiCert sends a message to each domain's contacts, and the certificate is issued after a contact confirms`,
                'To publish records instead, set dcv_method: dns-txt-token',
            ];
        case 'wildcard':
            return [
                `http-token cannot validate a wildcard name, so there is no record for ${listed(names)}`,
                'Set dcv_method: dns-txt-token or dns-cname-token',
            ];
        case 'unknown_method':
            return [
                `CertCentral does not show how these domains are validated, so there is no record for them: ${listed(names)}`,
                'Set dcv_method: dns-txt-token',
            ];
        case 'no_value':
            return [
                `CertCentral did not return the value to publish, so there is no record for ${listed(names)}`,
                'Run again with the same CSR, or read the value in CertCentral',
            ];
        case 'unsafe':
            return [
                `CertCentral shows a domain or a value that is not valid in DNS, so there is no record for ${listed(names)}`,
                'Validate these domains in CertCentral',
            ];
    }
}
/** To the minute, in UTC: a deadline is no place for a guess. */
function timeOf(at) {
    return `${dayOf(at)} ${new Date(at).toISOString().slice(11, 16)} UTC`;
}

;// CONCATENATED MODULE: ./src/report/outcome.ts



// How a run ended, as its state says.
/** What an error that ends the run changes in its state. */
function failureOf(error) {
    if (error instanceof RefusedError) {
        return { status: 'refused', reason: error.reason };
    }
    const failed = { reason: { code: 'failed', error } };
    return error instanceof EndedError ? { status: 'rejected', ...failed } : failed;
}
/** Whether the run ends as failed; a refusal is a failure too. */
function isFailed({ status, reason }) {
    return reason?.code === 'failed' || status === 'refused';
}
const PLACED = new Set([
    'issued',
    'pending',
    'needs_approval',
    'needs_validation',
]);
/** Whether a reissue is on the order, so that its names may be told of in the past tense. */
function isPlaced({ status }) {
    return status !== undefined && PLACED.has(status);
}
/** Whether the reissue is issued or has ended: then there is nothing left to validate. */
function outcome_isOver({ status }) {
    return status === 'issued' || status === 'rejected';
}
const LABELS = {
    issued: '✅ Issued',
    pending: '⏳ Accepted, not issued yet',
    needs_approval: '✋ Awaiting approval',
    needs_validation: '🌐 Awaiting domain validation',
    rejected: '❌ Rejected or canceled',
    skipped: '💤 Skipped',
    planned: '📝 Planned',
    refused: '🛑 Refused',
};
/** How the run ended, in a few words. */
function outcomeLabel({ status, reason }) {
    if (reason?.code === 'failed') {
        return failureLabel(reason.error);
    }
    return status === undefined ? '✅ Done' : LABELS[status];
}
const outcome_ENDED = {
    rejected: '❌ Reissue rejected',
    canceled: '❌ Reissue canceled',
    other_key_issued: '❌ Issued, but not as requested',
    names_not_issued: '❌ Issued, but not as requested',
};
function failureLabel(error) {
    if (error instanceof EndedError) {
        return outcome_ENDED[error.code];
    }
    if (error instanceof WaitOverError) {
        return '❌ Not issued in time';
    }
    return error instanceof CancelledError ? '❌ Canceled' : '❌ Failed';
}
/** Whether the error's own message says what is left of the reissue. */
function saysWhatStands(error) {
    return [
        WaitOverError,
        EndedError,
        AfterReissueError,
        VerificationError,
        WriteError,
        CancelledError,
    ].some((type) => error instanceof type);
}

;// CONCATENATED MODULE: ./src/report/bounds.ts

/** Characters of the longest message: an error, a warning, the output `reason`. */
const MESSAGE_LENGTH = 2000;
/** The runner cuts a line of the log and an annotation at 4,096 UTF-16 units; the command before the text counts too. */
const LINE_LENGTH = 4000;
/** Bytes of the longest output. */
const OUTPUT_BYTES = 65_536;
/** Bytes of the longest job summary; the runner rejects one of more than 1 MiB. */
const SUMMARY_BYTES = 524_288;
/** A message as it may leave: its length is bounded. */
function boundedMessage(text) {
    return clipped(text, MESSAGE_LENGTH);
}
/** An output as it may leave: its bytes are bounded. */
function boundedOutput(text) {
    const bytes = Buffer.from(text);
    if (bytes.length <= OUTPUT_BYTES) {
        return text;
    }
    // A character that is cut decodes to one replacement character or more.
    return bytes
        .subarray(0, OUTPUT_BYTES)
        .toString('utf8')
        .replace(/\uFFFD+$/, '');
}
/** A line as it may stand in the log: bounded, and no command, which the runner reads as `##[x]` and `::x::`. */
function logSafe(text) {
    return clipped(oneLine(text).replaceAll('##[', '# #[').replace(/^::/, ': :'), LINE_LENGTH);
}
/** The first items whose sizes together are no more than the room. */
function firstThatFit(items, sizeOf, room) {
    let left = room;
    const beyond = items.findIndex((item) => (left -= sizeOf(item)) < 0);
    return beyond < 0 ? items : items.slice(0, beyond);
}
/** Bytes that a text takes with a separator. */
function bytesOf(text) {
    return Buffer.byteLength(text) + 1;
}
/** A job summary of those of its parts, each a line of HTML, that it has room for; empty ones are left out. */
function boundedSummary(parts) {
    let left = SUMMARY_BYTES - Buffer.byteLength(LEFT_OUT);
    const given = parts.filter((part) => part !== '').map((part) => `${part}\n`);
    const kept = given.filter((part) => {
        const bytes = Buffer.byteLength(part);
        const fits = bytes <= left;
        left -= fits ? bytes : 0;
        return fits;
    });
    return [...kept, ...(kept.length < given.length ? [LEFT_OUT] : [])].join('');
}
const LEFT_OUT = '<p>This summary would be too long, so parts of it are left out.</p>\n';

;// CONCATENATED MODULE: ./src/report/outputs.ts





/** The step's outputs, as `action.yml` declares them. */
const OUTPUTS = [
    'order_id',
    'request_id',
    'certificate_id',
    'reissued',
    'status',
    'reason',
    'auto_reissue',
    'valid_till',
    'days_remaining',
    'serial_number',
    'order_valid_till',
    'certificate_path',
    'dcv_random_value',
    'dcv_records',
];
/** The outputs of a run as it stands; empty where there is nothing to say. `now` is milliseconds since 1970. */
function outputsOf(state, now) {
    const newest = state.issued ?? state.live;
    const validTill = newest?.validTill;
    const dcv = outcome_isOver(state) ? undefined : state.dcv;
    return {
        order_id: outputs_textOf(state.orderId),
        request_id: outputs_textOf(state.requestIds?.join(',')),
        certificate_id: outputs_textOf(state.certificateId),
        reissued: state.reissued === 'unknown' ? '' : outputs_textOf(state.reissued),
        status: outputs_textOf(state.status),
        reason: boundedMessage(oneLine(reasonText(state))),
        auto_reissue: outputs_textOf(state.autoReissue),
        valid_till: dayOrNothing(validTill),
        days_remaining: validTill === undefined ? '' : String(daysBetween(now, validTill)),
        serial_number: outputs_textOf(newest?.serialNumber),
        order_valid_till: dayOrNothing(state.orderEnds),
        // Exactly as it was written, because a deploy step opens it.
        certificate_path: boundedOutput(state.certificatePath ?? ''),
        dcv_random_value: outputs_textOf(dcv?.randomValue),
        dcv_records: jsonOf(fittingRecords(dcv?.records ?? [])),
    };
}
/** The records that the output `dcv_records` has room for, from the first on. */
function fittingRecords(records) {
    return firstThatFit(records, (record) => bytesOf(jsonText(record)), OUTPUT_BYTES - '[]'.length);
}
function jsonOf(records) {
    return records.length === 0 ? '' : `[${records.map(jsonText).join(',')}]`;
}
/** Escapes what moves the cursor or the direction of reading; a parser reads the same text. */
function jsonText(record) {
    return JSON.stringify(record).replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
function dayOrNothing(at) {
    return at === undefined ? '' : dayOf(at);
}
function outputs_textOf(value) {
    return value === undefined ? '' : boundedOutput(oneLine(String(value)));
}

// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function utils_toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(896);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/auth.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};
class BasicCredentialHandler {
    constructor(username, password) {
        this.username = username;
        this.password = password;
    }
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`${this.username}:${this.password}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class auth_BearerCredentialHandler {
    constructor(token) {
        this.token = token;
    }
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Bearer ${this.token}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class PersonalAccessTokenCredentialHandler {
    constructor(token) {
        this.token = token;
    }
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`PAT:${this.token}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
//# sourceMappingURL=auth.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/oidc-utils.js
var oidc_utils_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



class oidc_utils_OidcClient {
    static createHttpClient(allowRetry = true, maxRetry = 10) {
        const requestOptions = {
            allowRetries: allowRetry,
            maxRetries: maxRetry
        };
        return new HttpClient('actions/oidc-client', [new BearerCredentialHandler(oidc_utils_OidcClient.getRequestToken())], requestOptions);
    }
    static getRequestToken() {
        const token = process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
        if (!token) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable');
        }
        return token;
    }
    static getIDTokenUrl() {
        const runtimeUrl = process.env['ACTIONS_ID_TOKEN_REQUEST_URL'];
        if (!runtimeUrl) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable');
        }
        return runtimeUrl;
    }
    static getCall(id_token_url) {
        return oidc_utils_awaiter(this, void 0, void 0, function* () {
            var _a;
            const httpclient = oidc_utils_OidcClient.createHttpClient();
            const res = yield httpclient
                .getJson(id_token_url)
                .catch(error => {
                throw new Error(`Failed to get ID Token. \n 
        Error Code : ${error.statusCode}\n 
        Error Message: ${error.message}`);
            });
            const id_token = (_a = res.result) === null || _a === void 0 ? void 0 : _a.value;
            if (!id_token) {
                throw new Error('Response json body do not have ID Token field');
            }
            return id_token;
        });
    }
    static getIDToken(audience) {
        return oidc_utils_awaiter(this, void 0, void 0, function* () {
            try {
                // New ID Token is requested from action service
                let id_token_url = oidc_utils_OidcClient.getIDTokenUrl();
                if (audience) {
                    const encodedAudience = encodeURIComponent(audience);
                    id_token_url = `${id_token_url}&audience=${encodedAudience}`;
                }
                debug(`ID token url is ${id_token_url}`);
                const id_token = yield oidc_utils_OidcClient.getCall(id_token_url);
                setSecret(id_token);
                return id_token;
            }
            catch (error) {
                throw new Error(`Error message: ${error.message}`);
            }
        });
    }
}
//# sourceMappingURL=oidc-utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = _summary;
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, path.sep);
}
//# sourceMappingURL=path-utils.js.map
;// CONCATENATED MODULE: external "string_decoder"
const external_string_decoder_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");
// EXTERNAL MODULE: external "events"
var external_events_ = __nccwpck_require__(434);
;// CONCATENATED MODULE: external "child_process"
const external_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");
// EXTERNAL MODULE: external "assert"
var external_assert_ = __nccwpck_require__(613);
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io-util.js
var io_util_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { chmod, copyFile, lstat, mkdir, open: io_util_open, readdir, rename, rm, rmdir, stat, symlink, unlink } = external_fs_.promises;
// export const {open} = 'fs'
const IS_WINDOWS = process.platform === 'win32';
/**
 * Custom implementation of readlink to ensure Windows junctions
 * maintain trailing backslash for backward compatibility with Node.js < 24
 *
 * In Node.js 20, Windows junctions (directory symlinks) always returned paths
 * with trailing backslashes. Node.js 24 removed this behavior, which breaks
 * code that relied on this format for path operations.
 *
 * This implementation restores the Node 20 behavior by adding a trailing
 * backslash to all junction results on Windows.
 */
function readlink(fsPath) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        const result = yield fs.promises.readlink(fsPath);
        // On Windows, restore Node 20 behavior: add trailing backslash to all results
        // since junctions on Windows are always directory links
        if (IS_WINDOWS && !result.endsWith('\\')) {
            return `${result}\\`;
        }
        return result;
    });
}
// See https://github.com/nodejs/node/blob/d0153aee367422d0858105abec186da4dff0a0c5/deps/uv/include/uv/win.h#L691
const UV_FS_O_EXLOCK = 0x10000000;
const READONLY = external_fs_.constants.O_RDONLY;
function exists(fsPath) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        try {
            yield stat(fsPath);
        }
        catch (err) {
            if (err.code === 'ENOENT') {
                return false;
            }
            throw err;
        }
        return true;
    });
}
function isDirectory(fsPath_1) {
    return io_util_awaiter(this, arguments, void 0, function* (fsPath, useStat = false) {
        const stats = useStat ? yield stat(fsPath) : yield lstat(fsPath);
        return stats.isDirectory();
    });
}
/**
 * On OSX/Linux, true if path starts with '/'. On Windows, true for paths like:
 * \, \hello, \\hello\share, C:, and C:\hello (and corresponding alternate separator cases).
 */
function isRooted(p) {
    p = normalizeSeparators(p);
    if (!p) {
        throw new Error('isRooted() parameter "p" cannot be empty');
    }
    if (IS_WINDOWS) {
        return (p.startsWith('\\') || /^[A-Z]:/i.test(p) // e.g. \ or \hello or \\hello
        ); // e.g. C: or C:\hello
    }
    return p.startsWith('/');
}
/**
 * Best effort attempt to determine whether a file exists and is executable.
 * @param filePath    file path to check
 * @param extensions  additional file extensions to try
 * @return if file exists and is executable, returns the file path. otherwise empty string.
 */
function tryGetExecutablePath(filePath, extensions) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        let stats = undefined;
        try {
            // test file exists
            stats = yield stat(filePath);
        }
        catch (err) {
            if (err.code !== 'ENOENT') {
                // eslint-disable-next-line no-console
                console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
            }
        }
        if (stats && stats.isFile()) {
            if (IS_WINDOWS) {
                // on Windows, test for valid extension
                const upperExt = external_path_namespaceObject.extname(filePath).toUpperCase();
                if (extensions.some(validExt => validExt.toUpperCase() === upperExt)) {
                    return filePath;
                }
            }
            else {
                if (isUnixExecutable(stats)) {
                    return filePath;
                }
            }
        }
        // try each extension
        const originalFilePath = filePath;
        for (const extension of extensions) {
            filePath = originalFilePath + extension;
            stats = undefined;
            try {
                stats = yield stat(filePath);
            }
            catch (err) {
                if (err.code !== 'ENOENT') {
                    // eslint-disable-next-line no-console
                    console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
                }
            }
            if (stats && stats.isFile()) {
                if (IS_WINDOWS) {
                    // preserve the case of the actual file (since an extension was appended)
                    try {
                        const directory = external_path_namespaceObject.dirname(filePath);
                        const upperName = external_path_namespaceObject.basename(filePath).toUpperCase();
                        for (const actualName of yield readdir(directory)) {
                            if (upperName === actualName.toUpperCase()) {
                                filePath = external_path_namespaceObject.join(directory, actualName);
                                break;
                            }
                        }
                    }
                    catch (err) {
                        // eslint-disable-next-line no-console
                        console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
                    }
                    return filePath;
                }
                else {
                    if (isUnixExecutable(stats)) {
                        return filePath;
                    }
                }
            }
        }
        return '';
    });
}
function normalizeSeparators(p) {
    p = p || '';
    if (IS_WINDOWS) {
        // convert slashes on Windows
        p = p.replace(/\//g, '\\');
        // remove redundant slashes
        return p.replace(/\\\\+/g, '\\');
    }
    // remove redundant slashes
    return p.replace(/\/\/+/g, '/');
}
// on Mac/Linux, test the execute bit
//     R   W  X  R  W X R W X
//   256 128 64 32 16 8 4 2 1
function isUnixExecutable(stats) {
    return ((stats.mode & 1) > 0 ||
        ((stats.mode & 8) > 0 &&
            process.getgid !== undefined &&
            stats.gid === process.getgid()) ||
        ((stats.mode & 64) > 0 &&
            process.getuid !== undefined &&
            stats.uid === process.getuid()));
}
// Get the path of cmd.exe in windows
function getCmdPath() {
    var _a;
    return (_a = process.env['COMSPEC']) !== null && _a !== void 0 ? _a : `cmd.exe`;
}
//# sourceMappingURL=io-util.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io.js
var io_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



/**
 * Copies a file or folder.
 * Based off of shelljs - https://github.com/shelljs/shelljs/blob/9237f66c52e5daa40458f94f9565e18e8132f5a6/src/cp.js
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See CopyOptions.
 */
function cp(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        const { force, recursive, copySourceDirectory } = readCopyOptions(options);
        const destStat = (yield ioUtil.exists(dest)) ? yield ioUtil.stat(dest) : null;
        // Dest is an existing file, but not forcing
        if (destStat && destStat.isFile() && !force) {
            return;
        }
        // If dest is an existing directory, should copy inside.
        const newDest = destStat && destStat.isDirectory() && copySourceDirectory
            ? path.join(dest, path.basename(source))
            : dest;
        if (!(yield ioUtil.exists(source))) {
            throw new Error(`no such file or directory: ${source}`);
        }
        const sourceStat = yield ioUtil.stat(source);
        if (sourceStat.isDirectory()) {
            if (!recursive) {
                throw new Error(`Failed to copy. ${source} is a directory, but tried to copy without recursive flag.`);
            }
            else {
                yield cpDirRecursive(source, newDest, 0, force);
            }
        }
        else {
            if (path.relative(source, newDest) === '') {
                // a file cannot be copied to itself
                throw new Error(`'${newDest}' and '${source}' are the same file`);
            }
            yield io_copyFile(source, newDest, force);
        }
    });
}
/**
 * Moves a path.
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See MoveOptions.
 */
function mv(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        if (yield ioUtil.exists(dest)) {
            let destExists = true;
            if (yield ioUtil.isDirectory(dest)) {
                // If dest is directory copy src into dest
                dest = path.join(dest, path.basename(source));
                destExists = yield ioUtil.exists(dest);
            }
            if (destExists) {
                if (options.force == null || options.force) {
                    yield rmRF(dest);
                }
                else {
                    throw new Error('Destination already exists');
                }
            }
        }
        yield mkdirP(path.dirname(dest));
        yield ioUtil.rename(source, dest);
    });
}
/**
 * Remove a path recursively with force
 *
 * @param inputPath path to remove
 */
function rmRF(inputPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (ioUtil.IS_WINDOWS) {
            // Check for invalid characters
            // https://docs.microsoft.com/en-us/windows/win32/fileio/naming-a-file
            if (/[*"<>|]/.test(inputPath)) {
                throw new Error('File path must not contain `*`, `"`, `<`, `>` or `|` on Windows');
            }
        }
        try {
            // note if path does not exist, error is silent
            yield ioUtil.rm(inputPath, {
                force: true,
                maxRetries: 3,
                recursive: true,
                retryDelay: 300
            });
        }
        catch (err) {
            throw new Error(`File was unable to be removed ${err}`);
        }
    });
}
/**
 * Make a directory.  Creates the full path with folders in between
 * Will throw if it fails
 *
 * @param   fsPath        path to create
 * @returns Promise<void>
 */
function mkdirP(fsPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        ok(fsPath, 'a path argument must be provided');
        yield ioUtil.mkdir(fsPath, { recursive: true });
    });
}
/**
 * Returns path of a tool had the tool actually been invoked.  Resolves via paths.
 * If you check and the tool does not exist, it will throw.
 *
 * @param     tool              name of the tool
 * @param     check             whether to check if tool exists
 * @returns   Promise<string>   path to tool
 */
function which(tool, check) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // recursive when check=true
        if (check) {
            const result = yield which(tool, false);
            if (!result) {
                if (IS_WINDOWS) {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
                }
                else {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
                }
            }
            return result;
        }
        const matches = yield findInPath(tool);
        if (matches && matches.length > 0) {
            return matches[0];
        }
        return '';
    });
}
/**
 * Returns a list of all occurrences of the given tool on the system path.
 *
 * @returns   Promise<string[]>  the paths of the tool
 */
function findInPath(tool) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // build the list of extensions to try
        const extensions = [];
        if (IS_WINDOWS && process.env['PATHEXT']) {
            for (const extension of process.env['PATHEXT'].split(external_path_namespaceObject.delimiter)) {
                if (extension) {
                    extensions.push(extension);
                }
            }
        }
        // if it's rooted, return it if exists. otherwise return empty.
        if (isRooted(tool)) {
            const filePath = yield tryGetExecutablePath(tool, extensions);
            if (filePath) {
                return [filePath];
            }
            return [];
        }
        // if any path separators, return empty
        if (tool.includes(external_path_namespaceObject.sep)) {
            return [];
        }
        // build the list of directories
        //
        // Note, technically "where" checks the current directory on Windows. From a toolkit perspective,
        // it feels like we should not do this. Checking the current directory seems like more of a use
        // case of a shell, and the which() function exposed by the toolkit should strive for consistency
        // across platforms.
        const directories = [];
        if (process.env.PATH) {
            for (const p of process.env.PATH.split(external_path_namespaceObject.delimiter)) {
                if (p) {
                    directories.push(p);
                }
            }
        }
        // find all matches
        const matches = [];
        for (const directory of directories) {
            const filePath = yield tryGetExecutablePath(external_path_namespaceObject.join(directory, tool), extensions);
            if (filePath) {
                matches.push(filePath);
            }
        }
        return matches;
    });
}
function readCopyOptions(options) {
    const force = options.force == null ? true : options.force;
    const recursive = Boolean(options.recursive);
    const copySourceDirectory = options.copySourceDirectory == null
        ? true
        : Boolean(options.copySourceDirectory);
    return { force, recursive, copySourceDirectory };
}
function cpDirRecursive(sourceDir, destDir, currentDepth, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        // Ensure there is not a run away recursive copy
        if (currentDepth >= 255)
            return;
        currentDepth++;
        yield mkdirP(destDir);
        const files = yield ioUtil.readdir(sourceDir);
        for (const fileName of files) {
            const srcFile = `${sourceDir}/${fileName}`;
            const destFile = `${destDir}/${fileName}`;
            const srcFileStat = yield ioUtil.lstat(srcFile);
            if (srcFileStat.isDirectory()) {
                // Recurse
                yield cpDirRecursive(srcFile, destFile, currentDepth, force);
            }
            else {
                yield io_copyFile(srcFile, destFile, force);
            }
        }
        // Change the mode for the newly created directory
        yield ioUtil.chmod(destDir, (yield ioUtil.stat(sourceDir)).mode);
    });
}
// Buffered file copy
function io_copyFile(srcFile, destFile, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        if ((yield ioUtil.lstat(srcFile)).isSymbolicLink()) {
            // unlink/re-link it
            try {
                yield ioUtil.lstat(destFile);
                yield ioUtil.unlink(destFile);
            }
            catch (e) {
                // Try to override file permission
                if (e.code === 'EPERM') {
                    yield ioUtil.chmod(destFile, '0666');
                    yield ioUtil.unlink(destFile);
                }
                // other errors = it doesn't exist, no work to do
            }
            // Copy over symlink
            const symlinkFull = yield ioUtil.readlink(srcFile);
            yield ioUtil.symlink(symlinkFull, destFile, ioUtil.IS_WINDOWS ? 'junction' : null);
        }
        else if (!(yield ioUtil.exists(destFile)) || force) {
            yield ioUtil.copyFile(srcFile, destFile);
        }
    });
}
//# sourceMappingURL=io.js.map
;// CONCATENATED MODULE: external "timers"
const external_timers_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/toolrunner.js
var toolrunner_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};







/* eslint-disable @typescript-eslint/unbound-method */
const toolrunner_IS_WINDOWS = process.platform === 'win32';
/*
 * Class for running command line tools. Handles quoting and arg parsing in a platform agnostic way.
 */
class ToolRunner extends external_events_.EventEmitter {
    constructor(toolPath, args, options) {
        super();
        if (!toolPath) {
            throw new Error("Parameter 'toolPath' cannot be null or empty.");
        }
        this.toolPath = toolPath;
        this.args = args || [];
        this.options = options || {};
    }
    _debug(message) {
        if (this.options.listeners && this.options.listeners.debug) {
            this.options.listeners.debug(message);
        }
    }
    _getCommandString(options, noPrefix) {
        const toolPath = this._getSpawnFileName();
        const args = this._getSpawnArgs(options);
        let cmd = noPrefix ? '' : '[command]'; // omit prefix when piped to a second tool
        if (toolrunner_IS_WINDOWS) {
            // Windows + cmd file
            if (this._isCmdFile()) {
                cmd += toolPath;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows + verbatim
            else if (options.windowsVerbatimArguments) {
                cmd += `"${toolPath}"`;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows (regular)
            else {
                cmd += this._windowsQuoteCmdArg(toolPath);
                for (const a of args) {
                    cmd += ` ${this._windowsQuoteCmdArg(a)}`;
                }
            }
        }
        else {
            // OSX/Linux - this can likely be improved with some form of quoting.
            // creating processes on Unix is fundamentally different than Windows.
            // on Unix, execvp() takes an arg array.
            cmd += toolPath;
            for (const a of args) {
                cmd += ` ${a}`;
            }
        }
        return cmd;
    }
    _processLineBuffer(data, strBuffer, onLine) {
        try {
            let s = strBuffer + data.toString();
            let n = s.indexOf(external_os_.EOL);
            while (n > -1) {
                const line = s.substring(0, n);
                onLine(line);
                // the rest of the string ...
                s = s.substring(n + external_os_.EOL.length);
                n = s.indexOf(external_os_.EOL);
            }
            return s;
        }
        catch (err) {
            // streaming lines to console is best effort.  Don't fail a build.
            this._debug(`error processing line. Failed with error ${err}`);
            return '';
        }
    }
    _getSpawnFileName() {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                return process.env['COMSPEC'] || 'cmd.exe';
            }
        }
        return this.toolPath;
    }
    _getSpawnArgs(options) {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
                for (const a of this.args) {
                    argline += ' ';
                    argline += options.windowsVerbatimArguments
                        ? a
                        : this._windowsQuoteCmdArg(a);
                }
                argline += '"';
                return [argline];
            }
        }
        return this.args;
    }
    _endsWith(str, end) {
        return str.endsWith(end);
    }
    _isCmdFile() {
        const upperToolPath = this.toolPath.toUpperCase();
        return (this._endsWith(upperToolPath, '.CMD') ||
            this._endsWith(upperToolPath, '.BAT'));
    }
    _windowsQuoteCmdArg(arg) {
        // for .exe, apply the normal quoting rules that libuv applies
        if (!this._isCmdFile()) {
            return this._uvQuoteCmdArg(arg);
        }
        // otherwise apply quoting rules specific to the cmd.exe command line parser.
        // the libuv rules are generic and are not designed specifically for cmd.exe
        // command line parser.
        //
        // for a detailed description of the cmd.exe command line parser, refer to
        // http://stackoverflow.com/questions/4094699/how-does-the-windows-command-interpreter-cmd-exe-parse-scripts/7970912#7970912
        // need quotes for empty arg
        if (!arg) {
            return '""';
        }
        // determine whether the arg needs to be quoted
        const cmdSpecialChars = [
            ' ',
            '\t',
            '&',
            '(',
            ')',
            '[',
            ']',
            '{',
            '}',
            '^',
            '=',
            ';',
            '!',
            "'",
            '+',
            ',',
            '`',
            '~',
            '|',
            '<',
            '>',
            '"'
        ];
        let needsQuotes = false;
        for (const char of arg) {
            if (cmdSpecialChars.some(x => x === char)) {
                needsQuotes = true;
                break;
            }
        }
        // short-circuit if quotes not needed
        if (!needsQuotes) {
            return arg;
        }
        // the following quoting rules are very similar to the rules that by libuv applies.
        //
        // 1) wrap the string in quotes
        //
        // 2) double-up quotes - i.e. " => ""
        //
        //    this is different from the libuv quoting rules. libuv replaces " with \", which unfortunately
        //    doesn't work well with a cmd.exe command line.
        //
        //    note, replacing " with "" also works well if the arg is passed to a downstream .NET console app.
        //    for example, the command line:
        //          foo.exe "myarg:""my val"""
        //    is parsed by a .NET console app into an arg array:
        //          [ "myarg:\"my val\"" ]
        //    which is the same end result when applying libuv quoting rules. although the actual
        //    command line from libuv quoting rules would look like:
        //          foo.exe "myarg:\"my val\""
        //
        // 3) double-up slashes that precede a quote,
        //    e.g.  hello \world    => "hello \world"
        //          hello\"world    => "hello\\""world"
        //          hello\\"world   => "hello\\\\""world"
        //          hello world\    => "hello world\\"
        //
        //    technically this is not required for a cmd.exe command line, or the batch argument parser.
        //    the reasons for including this as a .cmd quoting rule are:
        //
        //    a) this is optimized for the scenario where the argument is passed from the .cmd file to an
        //       external program. many programs (e.g. .NET console apps) rely on the slash-doubling rule.
        //
        //    b) it's what we've been doing previously (by deferring to node default behavior) and we
        //       haven't heard any complaints about that aspect.
        //
        // note, a weakness of the quoting rules chosen here, is that % is not escaped. in fact, % cannot be
        // escaped when used on the command line directly - even though within a .cmd file % can be escaped
        // by using %%.
        //
        // the saving grace is, on the command line, %var% is left as-is if var is not defined. this contrasts
        // the line parsing rules within a .cmd file, where if var is not defined it is replaced with nothing.
        //
        // one option that was explored was replacing % with ^% - i.e. %var% => ^%var^%. this hack would
        // often work, since it is unlikely that var^ would exist, and the ^ character is removed when the
        // variable is used. the problem, however, is that ^ is not removed when %* is used to pass the args
        // to an external program.
        //
        // an unexplored potential solution for the % escaping problem, is to create a wrapper .cmd file.
        // % can be escaped within a .cmd file.
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\'; // double the slash
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '"'; // double the quote
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _uvQuoteCmdArg(arg) {
        // Tool runner wraps child_process.spawn() and needs to apply the same quoting as
        // Node in certain cases where the undocumented spawn option windowsVerbatimArguments
        // is used.
        //
        // Since this function is a port of quote_cmd_arg from Node 4.x (technically, lib UV,
        // see https://github.com/nodejs/node/blob/v4.x/deps/uv/src/win/process.c for details),
        // pasting copyright notice from Node within this function:
        //
        //      Copyright Joyent, Inc. and other Node contributors. All rights reserved.
        //
        //      Permission is hereby granted, free of charge, to any person obtaining a copy
        //      of this software and associated documentation files (the "Software"), to
        //      deal in the Software without restriction, including without limitation the
        //      rights to use, copy, modify, merge, publish, distribute, sublicense, and/or
        //      sell copies of the Software, and to permit persons to whom the Software is
        //      furnished to do so, subject to the following conditions:
        //
        //      The above copyright notice and this permission notice shall be included in
        //      all copies or substantial portions of the Software.
        //
        //      THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
        //      IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
        //      FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
        //      AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
        //      LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING
        //      FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS
        //      IN THE SOFTWARE.
        if (!arg) {
            // Need double quotation for empty argument
            return '""';
        }
        if (!arg.includes(' ') && !arg.includes('\t') && !arg.includes('"')) {
            // No quotation needed
            return arg;
        }
        if (!arg.includes('"') && !arg.includes('\\')) {
            // No embedded double quotes or backslashes, so I can just wrap
            // quote marks around the whole thing.
            return `"${arg}"`;
        }
        // Expected input/output:
        //   input : hello"world
        //   output: "hello\"world"
        //   input : hello""world
        //   output: "hello\"\"world"
        //   input : hello\world
        //   output: hello\world
        //   input : hello\\world
        //   output: hello\\world
        //   input : hello\"world
        //   output: "hello\\\"world"
        //   input : hello\\"world
        //   output: "hello\\\\\"world"
        //   input : hello world\
        //   output: "hello world\\" - note the comment in libuv actually reads "hello world\"
        //                             but it appears the comment is wrong, it should be "hello world\\"
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\';
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '\\';
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _cloneExecOptions(options) {
        options = options || {};
        const result = {
            cwd: options.cwd || process.cwd(),
            env: options.env || process.env,
            silent: options.silent || false,
            windowsVerbatimArguments: options.windowsVerbatimArguments || false,
            failOnStdErr: options.failOnStdErr || false,
            ignoreReturnCode: options.ignoreReturnCode || false,
            delay: options.delay || 10000
        };
        result.outStream = options.outStream || process.stdout;
        result.errStream = options.errStream || process.stderr;
        return result;
    }
    _getSpawnOptions(options, toolPath) {
        options = options || {};
        const result = {};
        result.cwd = options.cwd;
        result.env = options.env;
        result['windowsVerbatimArguments'] =
            options.windowsVerbatimArguments || this._isCmdFile();
        if (options.windowsVerbatimArguments) {
            result.argv0 = `"${toolPath}"`;
        }
        return result;
    }
    /**
     * Exec a tool.
     * Output will be streamed to the live console.
     * Returns promise with return code
     *
     * @param     tool     path to tool to exec
     * @param     options  optional exec options.  See ExecOptions
     * @returns   number
     */
    exec() {
        return toolrunner_awaiter(this, void 0, void 0, function* () {
            // root the tool path if it is unrooted and contains relative pathing
            if (!isRooted(this.toolPath) &&
                (this.toolPath.includes('/') ||
                    (toolrunner_IS_WINDOWS && this.toolPath.includes('\\')))) {
                // prefer options.cwd if it is specified, however options.cwd may also need to be rooted
                this.toolPath = external_path_namespaceObject.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
            }
            // if the tool is only a file name, then resolve it from the PATH
            // otherwise verify it exists (add extension on Windows if necessary)
            this.toolPath = yield which(this.toolPath, true);
            return new Promise((resolve, reject) => toolrunner_awaiter(this, void 0, void 0, function* () {
                this._debug(`exec tool: ${this.toolPath}`);
                this._debug('arguments:');
                for (const arg of this.args) {
                    this._debug(`   ${arg}`);
                }
                const optionsNonNull = this._cloneExecOptions(this.options);
                if (!optionsNonNull.silent && optionsNonNull.outStream) {
                    optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + external_os_.EOL);
                }
                const state = new ExecState(optionsNonNull, this.toolPath);
                state.on('debug', (message) => {
                    this._debug(message);
                });
                if (this.options.cwd && !(yield exists(this.options.cwd))) {
                    return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
                }
                const fileName = this._getSpawnFileName();
                const cp = external_child_process_namespaceObject.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
                let stdbuffer = '';
                if (cp.stdout) {
                    cp.stdout.on('data', (data) => {
                        if (this.options.listeners && this.options.listeners.stdout) {
                            this.options.listeners.stdout(data);
                        }
                        if (!optionsNonNull.silent && optionsNonNull.outStream) {
                            optionsNonNull.outStream.write(data);
                        }
                        stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.stdline) {
                                this.options.listeners.stdline(line);
                            }
                        });
                    });
                }
                let errbuffer = '';
                if (cp.stderr) {
                    cp.stderr.on('data', (data) => {
                        state.processStderr = true;
                        if (this.options.listeners && this.options.listeners.stderr) {
                            this.options.listeners.stderr(data);
                        }
                        if (!optionsNonNull.silent &&
                            optionsNonNull.errStream &&
                            optionsNonNull.outStream) {
                            const s = optionsNonNull.failOnStdErr
                                ? optionsNonNull.errStream
                                : optionsNonNull.outStream;
                            s.write(data);
                        }
                        errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.errline) {
                                this.options.listeners.errline(line);
                            }
                        });
                    });
                }
                cp.on('error', (err) => {
                    state.processError = err.message;
                    state.processExited = true;
                    state.processClosed = true;
                    state.CheckComplete();
                });
                cp.on('exit', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    this._debug(`Exit code ${code} received from tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                cp.on('close', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    state.processClosed = true;
                    this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                state.on('done', (error, exitCode) => {
                    if (stdbuffer.length > 0) {
                        this.emit('stdline', stdbuffer);
                    }
                    if (errbuffer.length > 0) {
                        this.emit('errline', errbuffer);
                    }
                    cp.removeAllListeners();
                    if (error) {
                        reject(error);
                    }
                    else {
                        resolve(exitCode);
                    }
                });
                if (this.options.input) {
                    if (!cp.stdin) {
                        throw new Error('child process missing stdin');
                    }
                    cp.stdin.end(this.options.input);
                }
            }));
        });
    }
}
/**
 * Convert an arg string to an array of args. Handles escaping
 *
 * @param    argString   string of arguments
 * @returns  string[]    array of arguments
 */
function argStringToArray(argString) {
    const args = [];
    let inQuotes = false;
    let escaped = false;
    let arg = '';
    function append(c) {
        // we only escape double quotes.
        if (escaped && c !== '"') {
            arg += '\\';
        }
        arg += c;
        escaped = false;
    }
    for (let i = 0; i < argString.length; i++) {
        const c = argString.charAt(i);
        if (c === '"') {
            if (!escaped) {
                inQuotes = !inQuotes;
            }
            else {
                append(c);
            }
            continue;
        }
        if (c === '\\' && escaped) {
            append(c);
            continue;
        }
        if (c === '\\' && inQuotes) {
            escaped = true;
            continue;
        }
        if (c === ' ' && !inQuotes) {
            if (arg.length > 0) {
                args.push(arg);
                arg = '';
            }
            continue;
        }
        append(c);
    }
    if (arg.length > 0) {
        args.push(arg.trim());
    }
    return args;
}
class ExecState extends external_events_.EventEmitter {
    constructor(options, toolPath) {
        super();
        this.processClosed = false; // tracks whether the process has exited and stdio is closed
        this.processError = '';
        this.processExitCode = 0;
        this.processExited = false; // tracks whether the process has exited
        this.processStderr = false; // tracks whether stderr was written to
        this.delay = 10000; // 10 seconds
        this.done = false;
        this.timeout = null;
        if (!toolPath) {
            throw new Error('toolPath must not be empty');
        }
        this.options = options;
        this.toolPath = toolPath;
        if (options.delay) {
            this.delay = options.delay;
        }
    }
    CheckComplete() {
        if (this.done) {
            return;
        }
        if (this.processClosed) {
            this._setResult();
        }
        else if (this.processExited) {
            this.timeout = (0,external_timers_namespaceObject.setTimeout)(ExecState.HandleTimeout, this.delay, this);
        }
    }
    _debug(message) {
        this.emit('debug', message);
    }
    _setResult() {
        // determine whether there is an error
        let error;
        if (this.processExited) {
            if (this.processError) {
                error = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
            }
            else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
                error = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
            }
            else if (this.processStderr && this.options.failOnStdErr) {
                error = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
            }
        }
        // clear the timeout
        if (this.timeout) {
            clearTimeout(this.timeout);
            this.timeout = null;
        }
        this.done = true;
        this.emit('done', error, this.processExitCode);
    }
    static HandleTimeout(state) {
        if (state.done) {
            return;
        }
        if (!state.processClosed && state.processExited) {
            const message = `The STDIO streams did not close within ${state.delay / 1000} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
            state._debug(message);
        }
        state._setResult();
    }
}
//# sourceMappingURL=toolrunner.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/exec.js
var exec_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


/**
 * Exec a command.
 * Output will be streamed to the live console.
 * Returns promise with return code
 *
 * @param     commandLine        command to execute (can include additional args). Must be correctly escaped.
 * @param     args               optional arguments for tool. Escaping is handled by the lib.
 * @param     options            optional exec options.  See ExecOptions
 * @returns   Promise<number>    exit code
 */
function exec_exec(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        const commandArgs = tr.argStringToArray(commandLine);
        if (commandArgs.length === 0) {
            throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
        }
        // Path to tool to execute should be first arg
        const toolPath = commandArgs[0];
        args = commandArgs.slice(1).concat(args || []);
        const runner = new tr.ToolRunner(toolPath, args, options);
        return runner.exec();
    });
}
/**
 * Exec a command and get the output.
 * Output will be streamed to the live console.
 * Returns promise with the exit code and collected stdout and stderr
 *
 * @param     commandLine           command to execute (can include additional args). Must be correctly escaped.
 * @param     args                  optional arguments for tool. Escaping is handled by the lib.
 * @param     options               optional exec options.  See ExecOptions
 * @returns   Promise<ExecOutput>   exit code, stdout, and stderr
 */
function getExecOutput(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        var _a, _b;
        let stdout = '';
        let stderr = '';
        //Using string decoder covers the case where a mult-byte character is split
        const stdoutDecoder = new StringDecoder('utf8');
        const stderrDecoder = new StringDecoder('utf8');
        const originalStdoutListener = (_a = options === null || options === void 0 ? void 0 : options.listeners) === null || _a === void 0 ? void 0 : _a.stdout;
        const originalStdErrListener = (_b = options === null || options === void 0 ? void 0 : options.listeners) === null || _b === void 0 ? void 0 : _b.stderr;
        const stdErrListener = (data) => {
            stderr += stderrDecoder.write(data);
            if (originalStdErrListener) {
                originalStdErrListener(data);
            }
        };
        const stdOutListener = (data) => {
            stdout += stdoutDecoder.write(data);
            if (originalStdoutListener) {
                originalStdoutListener(data);
            }
        };
        const listeners = Object.assign(Object.assign({}, options === null || options === void 0 ? void 0 : options.listeners), { stdout: stdOutListener, stderr: stdErrListener });
        const exitCode = yield exec_exec(commandLine, args, Object.assign(Object.assign({}, options), { listeners }));
        //flush any remaining characters
        stdout += stdoutDecoder.end();
        stderr += stderrDecoder.end();
        return {
            exitCode,
            stdout,
            stderr
        };
    });
}
//# sourceMappingURL=exec.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/platform.js
var platform_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const getWindowsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout: version } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {
        silent: true
    });
    const { stdout: name } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {
        silent: true
    });
    return {
        name: name.trim(),
        version: version.trim()
    };
});
const getMacOsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    var _a, _b, _c, _d;
    const { stdout } = yield exec.getExecOutput('sw_vers', undefined, {
        silent: true
    });
    const version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : '';
    const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : '';
    return {
        name,
        version
    };
});
const getLinuxInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout } = yield exec.getExecOutput('lsb_release', ['-i', '-r', '-s'], {
        silent: true
    });
    const [name, version] = stdout.trim().split('\n');
    return {
        name,
        version
    };
});
const platform = external_os_.platform();
const arch = external_os_.arch();
const isWindows = platform === 'win32';
const isMacOS = platform === 'darwin';
const isLinux = platform === 'linux';
function getDetails() {
    return platform_awaiter(this, void 0, void 0, function* () {
        return Object.assign(Object.assign({}, (yield (isWindows
            ? getWindowsInfo()
            : isMacOS
                ? getMacOsInfo()
                : getLinuxInfo()))), { platform,
            arch,
            isWindows,
            isMacOS,
            isLinux });
    });
}
//# sourceMappingURL=platform.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function core_setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function core_debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', utils_toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', utils_toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
;// CONCATENATED MODULE: ./src/util/redactor.ts
/** A shorter text is no key, and to strike it out everywhere would garble what is written. */
const redactor_LEAST_SECRET = 8;
/** HTML's names of characters that a key may have. */
const ENTITIES = new Map([
    ['&', 'amp'],
    ['<', 'lt'],
    ['>', 'gt'],
    ['"', 'quot'],
    ["'", 'apos'],
]);
/**
 * Strikes secrets out of text that leaves the action: as they are, or as a server may echo them, escaped for JSON, HTML
 * or a URL, in another case, or cut after at least eight characters.
 */
class Redactor {
    #patterns = [];
    /** Adds a secret; one that is too short to be told from other text is ignored. */
    add(secret) {
        if (secret.length < redactor_LEAST_SECRET) {
            return;
        }
        const forms = secret.split('').map(formsOf);
        this.#patterns.push({
            beginning: new RegExp(forms
                .slice(0, redactor_LEAST_SECRET)
                .map((some) => `(?:${some.join('|')})`)
                .join(''), 'gi'),
            characters: forms.map((some) => some.map((form) => new RegExp(form, 'iy'))),
        });
    }
    /** The text with `***` in the place of each secret. */
    redact(text) {
        return this.#patterns.reduce(struckOut, text);
    }
}
function struckOut(text, { beginning, characters }) {
    let clean = '';
    let done = 0;
    for (const { index } of text.matchAll(beginning)) {
        // A secret that repeats its own beginning was struck out as a whole.
        if (index >= done) {
            clean += `${text.slice(done, index)}***`;
            done = endOf(text, index, characters);
        }
    }
    return clean + text.slice(done);
}
/** Where the longest beginning of the secret ends: a backslash may stand for itself, or belong to what follows. */
function endOf(text, from, characters) {
    let ends = new Set([from]);
    for (const forms of characters) {
        const next = new Set([...ends].flatMap((end) => forms.flatMap((form) => endAfter(text, end, form))));
        if (next.size === 0) {
            break;
        }
        ends = next;
    }
    return Math.max(...ends);
}
function endAfter(text, at, form) {
    form.lastIndex = at;
    return form.test(text) ? [form.lastIndex] : [];
}
/** All that may stand for a character, as regular expressions. */
function formsOf(character) {
    const code = character.charCodeAt(0);
    const hex = code.toString(16);
    const fourDigits = hex.padStart(4, '0');
    const name = ENTITIES.get(character);
    return [
        `\\u${fourDigits}`,
        `\\\\\\u${fourDigits}`,
        `\\\\u${fourDigits}`,
        `&#0*${String(code)};`,
        `&#x0*${hex};`,
        ...(name === undefined ? [] : [`&${name};`]),
        ...(code < 0x80 ? [`%${hex.padStart(2, '0')}`] : []),
    ];
}

;// CONCATENATED MODULE: ./src/report/runner.ts





/**
 * The runner's channels: log, annotations, outputs and job summary. Whatever is written goes through here, so that no
 * secret leaves, no line or annotation is unbounded, and no text starts a workflow command.
 */
class Runner {
    #outputs = new Map();
    #redactor = new Redactor();
    /** Masks a text in the log of the job, and strikes it out of everything that is written here. */
    hide(secret) {
        for (const line of secretLines(secret)) {
            core_setSecret(line);
            this.#redactor.add(line);
        }
    }
    /** One line of the log. */
    line(text) {
        info(logSafe(this.#redacted(text)));
    }
    /** One line of the debug log, which only a run with `RUNNER_DEBUG=1` shows. */
    debug(text) {
        if (isDebug()) {
            this.#redacted(text).split('\n').map(logSafe).forEach(core_debug);
        }
    }
    /** A line of the debug log for a request that has ended. Bound, so that it can be handed on. */
    exchange = ({ method, path, status, ms, tries }) => {
        const ended = status === undefined ? 'no response' : `HTTP ${status}`;
        this.debug(`${method} ${path}: ${ended}, ${ms} ms, try ${tries}`);
    };
    /** A warning annotation. */
    warning(text) {
        warning(this.#message(text));
    }
    /** The step fails, with one error annotation. */
    failure(text) {
        setFailed(this.#message(text));
    }
    /** Sets an output, unless it was set to the same before. */
    output(name, value) {
        // Data: only what would break the file of outputs is cleaned.
        const safe = unbroken(this.#redacted(value));
        if ((this.#outputs.get(name) ?? '') !== safe) {
            this.#outputs.set(name, safe);
            setOutput(name, safe);
        }
    }
    /** Writes the job summary, where the runner takes one. */
    async summary(html) {
        if ((process.env['GITHUB_STEP_SUMMARY'] ?? '') === '') {
            return;
        }
        try {
            await summary.addRaw(this.#redacted(html)).write();
        }
        catch (error) {
            this.line(`The job summary could not be written: ${String(error)}`);
        }
    }
    /** An annotation may have several lines, and each may be taken for a command. */
    #message(text) {
        return boundedMessage(this.#redacted(text).split('\n').map(logSafe).join('\n'));
    }
    #redacted(text) {
        return this.#redactor.redact(text);
    }
}

;// CONCATENATED MODULE: ./src/report/html.ts

/** So many characters of one text are shown. */
const TEXT_LENGTH = 2000;
/** What GitHub turns into a link by itself: addresses, mentions, and numbers of issues. */
const LINKED = /((?:(?:https?|ftp):\/\/|mailto:|\bwww\.|@)\S*[^\s.,;:)]|\bGH-\d+|#\d+)/iu;
/** Text as HTML, on one line. What GitHub would turn into a link is shown as code, where it does not. */
function escaped(text) {
    return clipped(oneLine(text), TEXT_LENGTH)
        .split(LINKED)
        .map((part, index) => (index % 2 === 0 ? markup(part) : `<code>${markup(part)}</code>`))
        .join('');
}
/** Text as it was sent or received. */
function code(text) {
    return text === undefined || text === '' ? '' : `<code>${entities(text)}</code>`;
}
/** A link; the text alone without an address. */
function html_link(url, text) {
    return url === undefined ? escaped(text) : `<a href="${entities(url)}">${entities(text)}</a>`;
}
/** A row of a table; the cells are HTML. */
function row(tag, title, cells) {
    return `<tr><${tag}>${title}</${tag}>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
}
/** A table of rows; nothing without rows. */
function table(rows) {
    return rows.length === 0 ? '' : `<table>${rows.join('')}</table>`;
}
/** A table of rows with two cells, under a title; nothing without rows. */
function titledTable(title, rows) {
    return rows.length === 0 ? '' : table([`<tr><th colspan="2">${title}</th></tr>`, ...rows]);
}
/** A titled list of HTML items; nothing without items. */
function list(title, items) {
    return items.length === 0 ? '' : `<p><strong>${title}</strong></p>${bullets(items)}`;
}
/** A message as HTML: its lines that begin with a hyphen are a list. */
function html_message(text) {
    const lines = text.split('\n');
    const items = lines.filter((line) => line.startsWith('- ')).map((line) => escaped(line.slice(2)));
    const rest = lines.filter((line) => !line.startsWith('- ')).map(escaped);
    return `${rest.join('<br>')}${items.length === 0 ? '' : bullets(items)}`;
}
/** HTML that is folded away under a title. */
function folded(title, html) {
    return `<details><summary>${title}</summary>${html}</details>`;
}
function bullets(items) {
    return `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
}
/** Text on one line, with every character escaped that HTML or Markdown reads as structure. */
function entities(text) {
    return markup(clipped(oneLine(text), TEXT_LENGTH));
}
function markup(text) {
    return text.replace(/[&<>"'`[\]|\\#~]/g, (character) => `&#${character.codePointAt(0) ?? 0};`);
}

;// CONCATENATED MODULE: ./src/report/nextSteps.ts






/** The next step and the person who takes it, as HTML; empty where there is nothing to do. */
function nextSteps(state) {
    const html = isFailed(state) ? afterFailure(state) : afterSuccess(state);
    return html === '' ? '' : `<p><strong>What happens next</strong><br>${html}</p>`;
}
const KEEP = "Keep this CSR's private key.";
const KEEP_KEY = `${KEEP} ${RESUMES}.`;
function afterFailure(state) {
    const { reason } = state;
    if (reason?.code === 'failed' && reason.error instanceof InputError) {
        return 'Correct what is listed above, and run again. This run submitted no reissue.';
    }
    const { advice } = reasonParts(state);
    return escaped(sentences([advice, whatStands(state)]));
}
/** The state of the order after a failure whose message does not say it. */
function whatStands(state) {
    const { reason, reissued, status, isDryRun } = state;
    if (status === 'refused' || (reason?.code === 'failed' && saysWhatStands(reason.error))) {
        return '';
    }
    if (isPlaced(state)) {
        return status === 'issued'
            ? `The certificate is issued. ${KEEP} ${RERUN_RESUMES}.`
            : `The reissue stays on the order. ${KEEP_KEY}`;
    }
    return reissued === false && isDryRun !== true ? 'This run submitted no reissue.' : '';
}
function afterSuccess(state) {
    const { orderUrl, requestIds = [], certificatePath, isOtherKey } = state;
    const certCentral = html_link(orderUrl, 'CertCentral');
    switch (state.status) {
        case 'needs_approval':
            return `An administrator or manager must approve ${escaped(requestsOf(requestIds))} in ${certCentral}. ${KEEP_KEY}`;
        case 'needs_validation':
            return `${validation(state, certCentral)} ${KEEP_KEY}`;
        case 'pending':
            return `DigiCert issues the certificate when its checks are complete; ${certCentral} shows how far they are. ${KEEP_KEY}`;
        case 'issued':
            return certificatePath === undefined
                ? `Download the certificate from ${certCentral}, and deploy it with the private key of its CSR.`
                : `Deploy ${code(certificatePath)} together with the private key of its CSR.`;
        case 'skipped':
            return isOtherKey === true
                ? 'Nothing needs to be deployed: this CSR is for a later reissue. A run on or after the day above reissues. If the private key of the live certificate is lost, run with force: true.'
                : 'Nothing needs to be done: a run on or after the day above reissues.';
        case 'planned':
            return `To reissue, run ${withoutDryRun(state)}.`;
        default:
            return '';
    }
}
function validation({ dcv }, certCentral) {
    if (dcv?.method === 'email') {
        return 'A contact of each domain must confirm the message that DigiCert sent. To publish records instead, set <code>dcv_method</code>.';
    }
    return (dcv?.records ?? []).length === 0
        ? `The domains below must be validated in ${certCentral}.`
        : 'Publish the records below. DigiCert looks for them by itself, and then issues the certificate.';
}

;// CONCATENATED MODULE: ./src/report/tables.ts





/** The certificate that was live before the run beside the new one, or whichever is known; empty without either. */
function certificateTable({ live, issued }, now) {
    const isSame = live !== undefined && issued?.serialNumber === live.serialNumber;
    const columns = [isSame ? undefined : live, issued].filter((one) => one !== undefined);
    if (columns.length === 0) {
        return '';
    }
    const line = (title, cell) => {
        const cells = columns.map(cell);
        return cells.every((text) => text === '') ? [] : [row('td', title, cells)];
    };
    const one = issued === undefined || isSame ? 'Live certificate' : 'New certificate';
    return table([
        row('th', '', columns.length === 2 ? ['Before', 'After'] : [one]),
        ...line('Serial number', ({ serialNumber }) => code(serialNumber)),
        ...line('Public key (SHA-256)', (one) => keyCell(one, live, issued)),
        ...line('Valid from', ({ validFrom }) => (validFrom === undefined ? '' : dayOf(validFrom))),
        ...line('Valid until', ({ validTill }) => validTill === undefined ? '' : expiry(validTill, now)),
        ...(columns.length === 2 ? daysGained(live, issued) : []),
    ]);
}
/** The beginning of the key's fingerprint; beside another certificate, whether the new one's is new. */
function keyCell(one, live, issued) {
    if (one.keyId === undefined) {
        return '';
    }
    const shown = code(`${one.keyId.slice(0, 16)}…`);
    if (one === live || live?.keyId === undefined || issued?.serialNumber === live.serialNumber) {
        return shown;
    }
    return `${shown} (${one.keyId === live.keyId ? 'the same key' : 'new key'})`;
}
function daysGained(before, after) {
    return before?.validTill === undefined || after?.validTill === undefined
        ? []
        : [row('td', 'Days gained', ['', gained(daysBetween(before.validTill, after.validTill))])];
}
function gained(number) {
    return number < 0 ? `none (it ends ${days(-number)} earlier)` : String(number);
}
/** So many names are shown at once. */
const SHOWN_NAMES = 20;
/** Bytes of the longest list of names, and of all records. */
const NAMES_BYTES = 50_000;
const RECORDS_BYTES = 150_000;
/** The names of the reissue against those of the live certificate; what did not happen is told with "would". */
function namesTable(state) {
    const { names, status } = state;
    if (names === undefined) {
        return '';
    }
    const rows = [
        [isPlaced(state) || status === 'skipped' ? 'Kept' : 'Would be kept', names.kept],
        [isPlaced(state) ? 'Added' : 'Would be added', names.added],
        [isPlaced(state) ? 'Removed' : 'Would be removed', names.removed],
    ];
    return titledTable('Names', rows.flatMap(([title, some]) => (some.length === 0 ? [] : [namesRow(title, some)])));
}
function namesRow(title, names) {
    const { shown, more } = namesHtml(names);
    return row('td', `${title} (${names.length})`, [`${shown.join(', ')}${more.join('')}`]);
}
/** Names as code: the first ones, and the others folded away, of which very many are only counted. */
function namesHtml(names) {
    const codes = fitting(names.map(code), NAMES_BYTES);
    const shown = codes.slice(0, SHOWN_NAMES);
    const rest = names.length - shown.length;
    const folds = [codes.slice(SHOWN_NAMES).join(', '), ...moreThan(codes.length, names.length)];
    return { shown, more: rest === 0 ? [] : [folded(`${rest} more`, folds.join(' '))] };
}
function fitting(texts, room) {
    return firstThatFit(texts, bytesOf, room);
}
function moreThan(told, all) {
    return told === all ? [] : [`and ${all - told} more`];
}
/** What to publish so that the domains become validated, or which they are where there is nothing to publish. */
function recordsTable(state) {
    const { dcv, isDryRun } = state;
    if (dcv === undefined || outcome_isOver(state)) {
        return '';
    }
    const { records, names, randomValue } = dcv;
    if (records.length > 0) {
        // CertCentral tells when a value expires only where it was asked for.
        const expiries = records.some(({ expires }) => expires !== undefined) ? ['Expires'] : [];
        const head = row('th', 'Type', ['Name', 'Value', 'Validates', ...expiries]);
        const rows = fitting(records.map((record) => recordRow(record, expiries.length > 0)), RECORDS_BYTES);
        const rest = moreThan(rows.length, records.length).join('');
        return `<p><strong>Records to publish</strong></p>${table([head, ...rows])}${rest}`;
    }
    const title = isDryRun === true ? 'Domains that would have to be validated' : 'Domains to be validated';
    const value = randomValue === undefined ? [] : [`Validation value: ${code(randomValue)}`];
    const { shown, more } = namesHtml(names);
    return list(title, [...shown, ...more, ...value]);
}
function recordRow(record, withExpiry) {
    const { type, name, value, names, domain, expires = '' } = record;
    const { shown, more } = namesHtml(names.length === 0 ? [domain] : names);
    const expiry = withExpiry ? [escaped(expires)] : [];
    return row('td', escaped(type), [
        code(name),
        code(value),
        [...shown, ...more].join(' '),
        ...expiry,
    ]);
}

;// CONCATENATED MODULE: ./src/report/summary.ts










/**
 * The job summary. It is one block of HTML without blank lines, in which Markdown is not read, and every text in it
 * is escaped: a server's words cannot give it structure.
 */
function summaryOf(state, { warnings, now }) {
    return boundedSummary([
        heading(state),
        state.isRehearsal === true ? REHEARSAL : '',
        outcome(state),
        // The person who has to act need not read on after this.
        nextSteps(state),
        recordsTable(state),
        // Above the tables: one of them may be about a revocation.
        list('Warnings', warnings.filter(isOwn).map((one) => escaped(warningText(one, state.isDryRun)))),
        certificateTable(state, now),
        namesTable(state),
        facts(state),
    ]);
}
const REHEARSAL = '<blockquote>🧪 <strong>Rehearsal: this is not DigiCert.</strong></blockquote>';
/** "What happens next" says it already. */
function isOwn({ code: warning }) {
    return warning !== 'keep_key';
}
function heading({ commonName, orderId, orderUrl }) {
    const titles = [
        ...(commonName === undefined ? [] : [code(commonName)]),
        ...(orderId === undefined ? [] : [`order ${html_link(orderUrl, orderId)}`]),
    ];
    return `<h2>DigiCert reissue${titles.length === 0 ? '' : `: ${titles.join(', ')}`}</h2>`;
}
function outcome(state) {
    const { what, words, advice } = reasonParts(state);
    // What a failure advises stands under "What happens next".
    const text = sentences([what, words, isFailed(state) ? '' : advice]);
    const mode = state.isDryRun === true ? ' (dry run: nothing was written)' : '';
    return `<p><strong>${outcomeLabel(state)}</strong>${mode}<br>${html_message(boundedMessage(text))}</p>`;
}
function facts(state) {
    const { requestIds = [], certificateId, certificatePath, autoReissue, orderEnds } = state;
    const { nextReissue, status } = state;
    const rows = [
        [requestIds.length > 1 ? 'Requests' : 'Request', code(requestIds.join(', '))],
        ['Certificate', code(certificateId)],
        ['Chain written to', code(certificatePath)],
        // A skip says it in its reason.
        [
            'Next reissue',
            nextReissue === undefined || status === 'skipped' ? '' : `from ${dayOf(nextReissue)} on`,
        ],
        ['Auto-reissue', autoReissue === undefined ? '' : onOff(autoReissue)],
        ['Order ends', orderEnds === undefined ? '' : dayOf(orderEnds)],
    ];
    return titledTable('Order and certificate', rows.flatMap(([title, cell]) => (cell ? [row('td', title, [cell])] : [])));
}

;// CONCATENATED MODULE: ./src/report/report.ts









/** What a run tells: it keeps the state, from which log, annotations, outputs and summary are rendered. */
class Report {
    #runner = new Runner();
    #warnings = new Map();
    #state = {};
    /** The run as it stands. */
    get state() {
        return this.#state;
    }
    /** Masks a text in the log of the job, and keeps it out of everything that is written. */
    hide(secret) {
        this.#runner.hide(secret);
    }
    /** Takes the change into the state, and sets every output that it changes at once. */
    update(change) {
        this.#state = { ...this.#state, ...change };
        if (change.reason !== undefined) {
            this.debug(`Reason: ${change.reason.code}`);
        }
        const outputs = outputsOf(this.#state, Date.now());
        for (const name of OUTPUTS) {
            this.#runner.output(name, outputs[name]);
        }
        const records = this.#state.dcv?.records ?? [];
        const left = records.length - fittingRecords(records).length;
        if (left > 0) {
            this.warn({ code: 'dcv_records_cut', left });
        }
    }
    /** One line of the log. */
    log(event) {
        this.debug(`Event: ${event.code}`);
        this.#runner.line(logLine(event, { state: this.#state, now: Date.now() }));
    }
    /** A line of the debug log for a request that has ended. */
    get exchange() {
        return this.#runner.exchange;
    }
    /** One line of the debug log. Bound, so that it can be handed on. */
    debug = (text) => {
        this.#runner.debug(text);
    };
    /** A warning, as an annotation and in the summary; the same one only once. */
    warn(warning) {
        const text = warningText(warning, this.#state.isDryRun);
        if (!this.#warnings.has(text)) {
            this.#warnings.set(text, warning);
            this.debug(`Warning: ${warning.code}`);
            this.#runner.warning(text);
        }
    }
    /** Ends the step as failed, with one error annotation; the stack goes to the debug log. */
    fail(error) {
        if (error instanceof InputError) {
            error.secrets.forEach((secret) => this.hide(secret));
        }
        this.debug(`Error: ${codeOf(error)}`);
        this.#runner.failure(errorText(error));
        try {
            this.update(failureOf(error));
        }
        catch (cause) {
            this.#runner.line(`The outputs could not be written: ${String(cause)}`);
        }
        if (error instanceof Error) {
            this.debug(error.stack ?? '');
        }
    }
    /** Writes the job summary, where the runner takes one. */
    async writeSummary() {
        const warnings = [...this.#warnings.values()];
        await this.#runner.summary(summaryOf(this.#state, { warnings, now: Date.now() }));
    }
}

;// CONCATENATED MODULE: ./src/report/run.ts


/**
 * The run that this process is a step of. The library is loaded here and not at the top, because it reads the event's
 * file when it is loaded, and throws when that is damaged.
 */
async function readRun() {
    const { context } = await Promise.resolve(/* import() eager */).then(__nccwpck_require__.bind(__nccwpck_require__, 722));
    // act gives every run the ID 1, which would make each run take the last one's reissue for its own.
    const isReal = Number.isSafeInteger(context.runId) && context.runId > 0 && !process.env['ACT'];
    const repository = process.env['GITHUB_REPOSITORY'] ?? '';
    const link = isReal && repository !== ''
        ? `${context.serverUrl}/${repository}/actions/runs/${String(context.runId)}`
        : '';
    return {
        id: isReal ? String(context.runId) : `r${(0,external_node_crypto_namespaceObject.randomBytes)(6).toString('hex')}`,
        attempt: Number.isSafeInteger(context.runAttempt) ? context.runAttempt : 1,
        eventName: context.eventName,
        line: plain([
            'Reissued by digicert-reissue',
            repository,
            context.workflow && `workflow ${context.workflow}`,
            context.actor && `actor ${context.actor}`,
            link,
        ]
            .filter((part) => part)
            .join(', ')),
    };
}

;// CONCATENATED MODULE: ./src/report/step.ts

/**
 * Runs a step: the key is masked before anything else, whatever goes wrong ends as one error annotation and a failed
 * step, and the summary is written in every case. `story` is handed a signal that the job's cancellation aborts.
 */
async function runStep(report, story) {
    const job = new AbortController();
    for (const signal of SIGNALS) {
        process.on(signal, () => {
            job.abort();
        });
    }
    try {
        report.hide(getInput('api_key'));
        await Promise.race([story(job.signal), unforeseenEnd(job.signal)]);
    }
    catch (error) {
        report.fail(error);
        // A story that still goes on must send nothing more.
        job.abort();
    }
    await report.writeSummary();
}
/** The text of an input, as the workflow gave it; empty where it did not. */
function readInput(name) {
    return getInput(name);
}
/** What `using: node24` in action.yml asks for. */
const OLDEST_NODE = 24;
/**
 * Lets no older Node.js go on. act takes the first one on the path, and a runner on 32-bit ARM falls back to 20 without
 * a word; there the run would fail after the reissue was sent.
 * @throws Error when an older one runs the step
 */
function requireNode() {
    const { node } = process.versions;
    if (Number.parseInt(node) < OLDEST_NODE) {
        throw new Error(`The action needs Node.js ${String(OLDEST_NODE)}, and runs under ${node}. Nothing was sent. Use a runner that has node24; with act, put Node.js 24 first on the PATH.`);
    }
}
/**
 * What the runner cancels a job with: one signal after another, each of them twice in some images, so that none may end
 * the process. On Windows the second is SIGBREAK; SIGHUP comes when the runner's own session ends.
 */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'];
/** The runner kills the process ten seconds after the first signal. */
const LAST_MOMENT_MS = 7500;
/** Rejects when the story cannot go on: nothing is left to wait for, an error was thrown beside it, time is over. */
function unforeseenEnd(cancelled) {
    return new Promise((_resolve, reject) => {
        process.on('uncaughtException', reject);
        process.once('beforeExit', () => {
            reject(new Error('The action ended without a result, which is a bug. Run the job again.'));
        });
        cancelled.addEventListener('abort', () => {
            setTimeout(() => {
                reject(new Error('The job was canceled, and the action could not end in time.'));
            }, LAST_MOMENT_MS).unref();
        });
    });
}

;// CONCATENATED MODULE: ./src/main.ts











/**
 * A run, from the inputs to the summary. It never rejects: a failure is an error annotation and a failed step.
 */
async function run() {
    const report = new Report();
    await runStep(report, async (cancelled) => {
        report.update({ reissued: false });
        requireNode();
        const workspace = process.env['GITHUB_WORKSPACE'] ?? process.cwd();
        const inputs = parseInputs(readInput, workspace, process.env);
        reportStart(report, inputs);
        const certcentral = new CertCentral({ ...inputs, cancelled, onExchange: report.exchange }, (event) => {
            report.log(event);
        });
        try {
            await carryOut({ inputs, run: await readRun(), report, certcentral, cancelled });
        }
        finally {
            reportEnd(report, inputs.skipApproval);
            certcentral.close();
        }
    });
}
/** The story of a run: read, decide, send once, set auto-reissue, wait, verify, write. */
async function carryOut(context) {
    const { inputs, report } = context;
    const submission = asksForReissue(inputs) ? await submitOnce(context) : undefined;
    if (inputs.dryRun) {
        if (submission?.decision.kind === 'plan') {
            await foreseeValidation(context, submission.decision);
        }
        reportDryRun(report, inputs.autoReissue, submission?.decision.picture);
        return;
    }
    try {
        await applyAutoReissue(context, submission);
    }
    catch (error) {
        await reportUnwaited(context, submission);
        throw error;
    }
    if (submission !== undefined) {
        await deliver(context, submission);
    }
}


/***/ }),

/***/ 62:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Eg: () => (/* binding */ Octokit),
/* harmony export */   _y: () => (/* binding */ restEndpointMethods),
/* harmony export */   hd: () => (/* binding */ fetch),
/* harmony export */   kT: () => (/* binding */ ProxyAgent),
/* harmony export */   ud: () => (/* binding */ paginateRest)
/* harmony export */ });
/**
 * Stands in the bundles for `undici` and octokit, which the @actions packages import and no step of ours calls: `paths`
 * in tsconfig.json puts it in their place. They would be two thirds of what the runner reads before a step begins.
 *
 * `@actions/github` makes a client of GitHub's API when it is loaded, and behind a proxy an agent for it. What it calls
 * to do so is here, and makes nothing.
 */
/** In the place of undici's: `new Object` makes nothing. */
const ProxyAgent = Object;
/** In the place of undici's. */
const fetch = undefined;
/** In the place of `@octokit/core`'s. */
const Octokit = { plugin: () => ({ defaults: () => undefined }) };
/** In the place of `@octokit/plugin-paginate-rest`'s. */
const paginateRest = undefined;
/** In the place of `@octokit/plugin-rest-endpoint-methods`'s. */
const restEndpointMethods = undefined;


/***/ }),

/***/ 613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 23:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 722:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  context: () => (/* binding */ github_context)
});

// UNUSED EXPORTS: getOctokit

// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(896);
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./node_modules/@actions/github/lib/context.js


class Context {
    /**
     * Hydrate the context from the environment
     */
    constructor() {
        var _a, _b, _c;
        this.payload = {};
        if (process.env.GITHUB_EVENT_PATH) {
            if ((0,external_fs_.existsSync)(process.env.GITHUB_EVENT_PATH)) {
                this.payload = JSON.parse((0,external_fs_.readFileSync)(process.env.GITHUB_EVENT_PATH, { encoding: 'utf8' }));
            }
            else {
                const path = process.env.GITHUB_EVENT_PATH;
                process.stdout.write(`GITHUB_EVENT_PATH ${path} does not exist${external_os_.EOL}`);
            }
        }
        this.eventName = process.env.GITHUB_EVENT_NAME;
        this.sha = process.env.GITHUB_SHA;
        this.ref = process.env.GITHUB_REF;
        this.workflow = process.env.GITHUB_WORKFLOW;
        this.action = process.env.GITHUB_ACTION;
        this.actor = process.env.GITHUB_ACTOR;
        this.job = process.env.GITHUB_JOB;
        this.runAttempt = parseInt(process.env.GITHUB_RUN_ATTEMPT, 10);
        this.runNumber = parseInt(process.env.GITHUB_RUN_NUMBER, 10);
        this.runId = parseInt(process.env.GITHUB_RUN_ID, 10);
        this.apiUrl = (_a = process.env.GITHUB_API_URL) !== null && _a !== void 0 ? _a : `https://api.github.com`;
        this.serverUrl = (_b = process.env.GITHUB_SERVER_URL) !== null && _b !== void 0 ? _b : `https://github.com`;
        this.graphqlUrl =
            (_c = process.env.GITHUB_GRAPHQL_URL) !== null && _c !== void 0 ? _c : `https://api.github.com/graphql`;
    }
    get issue() {
        const payload = this.payload;
        return Object.assign(Object.assign({}, this.repo), { number: (payload.issue || payload.pull_request || payload).number });
    }
    get repo() {
        if (process.env.GITHUB_REPOSITORY) {
            const [owner, repo] = process.env.GITHUB_REPOSITORY.split('/');
            return { owner, repo };
        }
        if (this.payload.repository) {
            return {
                owner: this.payload.repository.owner.login,
                repo: this.payload.repository.name
            };
        }
        throw new Error("context.repo requires a GITHUB_REPOSITORY environment variable like 'owner/repo'");
    }
}
//# sourceMappingURL=context.js.map
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __nccwpck_require__(942);
// EXTERNAL MODULE: ./tools/unused.ts
var unused = __nccwpck_require__(62);
;// CONCATENATED MODULE: ./node_modules/@actions/github/lib/internal/utils.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


function getAuthString(token, options) {
    if (!token && !options.auth) {
        throw new Error('Parameter token or opts.auth is required');
    }
    else if (token && options.auth) {
        throw new Error('Parameters token and opts.auth may not both be specified');
    }
    return typeof options.auth === 'string' ? options.auth : `token ${token}`;
}
function getProxyAgent(destinationUrl) {
    const hc = new lib/* HttpClient */.Qq();
    return hc.getAgent(destinationUrl);
}
function getProxyAgentDispatcher(destinationUrl) {
    const hc = new lib/* HttpClient */.Qq();
    return hc.getAgentDispatcher(destinationUrl);
}
function getProxyFetch(destinationUrl) {
    const httpDispatcher = getProxyAgentDispatcher(destinationUrl);
    const proxyFetch = (url, opts) => __awaiter(this, void 0, void 0, function* () {
        return (0,unused/* fetch */.hd)(url, Object.assign(Object.assign({}, opts), { dispatcher: httpDispatcher }));
    });
    return proxyFetch;
}
function getApiBaseUrl() {
    return process.env['GITHUB_API_URL'] || 'https://api.github.com';
}
function getUserAgentWithOrchestrationId(baseUserAgent) {
    var _a;
    const orchId = (_a = process.env['ACTIONS_ORCHESTRATION_ID']) === null || _a === void 0 ? void 0 : _a.trim();
    if (orchId) {
        const sanitizedId = orchId.replace(/[^a-z0-9_.-]/gi, '_');
        const tag = `actions_orchestration_id/${sanitizedId}`;
        if (baseUserAgent === null || baseUserAgent === void 0 ? void 0 : baseUserAgent.includes(tag))
            return baseUserAgent;
        const ua = baseUserAgent ? `${baseUserAgent} ` : '';
        return `${ua}${tag}`;
    }
    return baseUserAgent;
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/github/lib/utils.js


// octokit + plugins



const context = new Context();
const baseUrl = getApiBaseUrl();
const defaults = {
    baseUrl,
    request: {
        agent: getProxyAgent(baseUrl),
        fetch: getProxyFetch(baseUrl)
    }
};
const utils_GitHub = unused/* Octokit */.Eg.plugin(unused/* restEndpointMethods */._y, unused/* paginateRest */.ud).defaults(defaults);

/**
 * Convience function to correctly format Octokit Options to pass into the constructor.
 *
 * @param     token    the repo PAT or GITHUB_TOKEN
 * @param     options  other options to set
 */
function utils_getOctokitOptions(token, options) {
    const opts = Object.assign({}, options || {}); // Shallow clone - don't mutate the object provided by the caller
    // Auth
    const auth = Utils.getAuthString(token, opts);
    if (auth) {
        opts.auth = auth;
    }
    // Orchestration ID
    const userAgent = Utils.getUserAgentWithOrchestrationId(opts.userAgent);
    if (userAgent) {
        opts.userAgent = userAgent;
    }
    return opts;
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/github/lib/github.js


const github_context = new Context();
/**
 * Returns a hydrated octokit ready to use for GitHub Actions
 *
 * @param     token    the repo PAT or GITHUB_TOKEN
 * @param     options  other options to set
 */
function getOctokit(token, options, ...additionalPlugins) {
    const GitHubWithPlugins = GitHub.plugin(...additionalPlugins);
    return new GitHubWithPlugins(getOctokitOptions(token, options));
}
//# sourceMappingURL=github.js.map

/***/ }),

/***/ 942:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Qq: () => (/* binding */ HttpClient)
});

// UNUSED EXPORTS: Headers, HttpClientError, HttpClientResponse, HttpCodes, MediaTypes, getProxyUrl, isHttps

// EXTERNAL MODULE: external "http"
var external_http_ = __nccwpck_require__(611);
var external_http_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_http_, 2);
// EXTERNAL MODULE: external "https"
var external_https_ = __nccwpck_require__(692);
var external_https_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_https_, 2);
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/proxy.js
function getProxyUrl(reqUrl) {
    const usingSsl = reqUrl.protocol === 'https:';
    if (checkBypass(reqUrl)) {
        return undefined;
    }
    const proxyVar = (() => {
        if (usingSsl) {
            return process.env['https_proxy'] || process.env['HTTPS_PROXY'];
        }
        else {
            return process.env['http_proxy'] || process.env['HTTP_PROXY'];
        }
    })();
    if (proxyVar) {
        try {
            return new DecodedURL(proxyVar);
        }
        catch (_a) {
            if (!proxyVar.startsWith('http://') && !proxyVar.startsWith('https://'))
                return new DecodedURL(`http://${proxyVar}`);
        }
    }
    else {
        return undefined;
    }
}
function checkBypass(reqUrl) {
    if (!reqUrl.hostname) {
        return false;
    }
    const reqHost = reqUrl.hostname;
    if (isLoopbackAddress(reqHost)) {
        return true;
    }
    const noProxy = process.env['no_proxy'] || process.env['NO_PROXY'] || '';
    if (!noProxy) {
        return false;
    }
    // Determine the request port
    let reqPort;
    if (reqUrl.port) {
        reqPort = Number(reqUrl.port);
    }
    else if (reqUrl.protocol === 'http:') {
        reqPort = 80;
    }
    else if (reqUrl.protocol === 'https:') {
        reqPort = 443;
    }
    // Format the request hostname and hostname with port
    const upperReqHosts = [reqUrl.hostname.toUpperCase()];
    if (typeof reqPort === 'number') {
        upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
    }
    // Compare request host against noproxy
    for (const upperNoProxyItem of noProxy
        .split(',')
        .map(x => x.trim().toUpperCase())
        .filter(x => x)) {
        if (upperNoProxyItem === '*' ||
            upperReqHosts.some(x => x === upperNoProxyItem ||
                x.endsWith(`.${upperNoProxyItem}`) ||
                (upperNoProxyItem.startsWith('.') &&
                    x.endsWith(`${upperNoProxyItem}`)))) {
            return true;
        }
    }
    return false;
}
function isLoopbackAddress(host) {
    const hostLower = host.toLowerCase();
    return (hostLower === 'localhost' ||
        hostLower.startsWith('127.') ||
        hostLower.startsWith('[::1]') ||
        hostLower.startsWith('[0:0:0:0:0:0:0:1]'));
}
class DecodedURL extends URL {
    constructor(url, base) {
        super(url, base);
        this._decodedUsername = decodeURIComponent(super.username);
        this._decodedPassword = decodeURIComponent(super.password);
    }
    get username() {
        return this._decodedUsername;
    }
    get password() {
        return this._decodedPassword;
    }
}
//# sourceMappingURL=proxy.js.map
// EXTERNAL MODULE: ./node_modules/tunnel/index.js
var tunnel = __nccwpck_require__(770);
// EXTERNAL MODULE: ./tools/unused.ts
var unused = __nccwpck_require__(62);
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/index.js
/* eslint-disable @typescript-eslint/no-explicit-any */
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};





var HttpCodes;
(function (HttpCodes) {
    HttpCodes[HttpCodes["OK"] = 200] = "OK";
    HttpCodes[HttpCodes["MultipleChoices"] = 300] = "MultipleChoices";
    HttpCodes[HttpCodes["MovedPermanently"] = 301] = "MovedPermanently";
    HttpCodes[HttpCodes["ResourceMoved"] = 302] = "ResourceMoved";
    HttpCodes[HttpCodes["SeeOther"] = 303] = "SeeOther";
    HttpCodes[HttpCodes["NotModified"] = 304] = "NotModified";
    HttpCodes[HttpCodes["UseProxy"] = 305] = "UseProxy";
    HttpCodes[HttpCodes["SwitchProxy"] = 306] = "SwitchProxy";
    HttpCodes[HttpCodes["TemporaryRedirect"] = 307] = "TemporaryRedirect";
    HttpCodes[HttpCodes["PermanentRedirect"] = 308] = "PermanentRedirect";
    HttpCodes[HttpCodes["BadRequest"] = 400] = "BadRequest";
    HttpCodes[HttpCodes["Unauthorized"] = 401] = "Unauthorized";
    HttpCodes[HttpCodes["PaymentRequired"] = 402] = "PaymentRequired";
    HttpCodes[HttpCodes["Forbidden"] = 403] = "Forbidden";
    HttpCodes[HttpCodes["NotFound"] = 404] = "NotFound";
    HttpCodes[HttpCodes["MethodNotAllowed"] = 405] = "MethodNotAllowed";
    HttpCodes[HttpCodes["NotAcceptable"] = 406] = "NotAcceptable";
    HttpCodes[HttpCodes["ProxyAuthenticationRequired"] = 407] = "ProxyAuthenticationRequired";
    HttpCodes[HttpCodes["RequestTimeout"] = 408] = "RequestTimeout";
    HttpCodes[HttpCodes["Conflict"] = 409] = "Conflict";
    HttpCodes[HttpCodes["Gone"] = 410] = "Gone";
    HttpCodes[HttpCodes["TooManyRequests"] = 429] = "TooManyRequests";
    HttpCodes[HttpCodes["InternalServerError"] = 500] = "InternalServerError";
    HttpCodes[HttpCodes["NotImplemented"] = 501] = "NotImplemented";
    HttpCodes[HttpCodes["BadGateway"] = 502] = "BadGateway";
    HttpCodes[HttpCodes["ServiceUnavailable"] = 503] = "ServiceUnavailable";
    HttpCodes[HttpCodes["GatewayTimeout"] = 504] = "GatewayTimeout";
})(HttpCodes || (HttpCodes = {}));
var Headers;
(function (Headers) {
    Headers["Accept"] = "accept";
    Headers["ContentType"] = "content-type";
})(Headers || (Headers = {}));
var MediaTypes;
(function (MediaTypes) {
    MediaTypes["ApplicationJson"] = "application/json";
})(MediaTypes || (MediaTypes = {}));
/**
 * Returns the proxy URL, depending upon the supplied url and proxy environment variables.
 * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
 */
function lib_getProxyUrl(serverUrl) {
    const proxyUrl = pm.getProxyUrl(new URL(serverUrl));
    return proxyUrl ? proxyUrl.href : '';
}
const HttpRedirectCodes = [
    HttpCodes.MovedPermanently,
    HttpCodes.ResourceMoved,
    HttpCodes.SeeOther,
    HttpCodes.TemporaryRedirect,
    HttpCodes.PermanentRedirect
];
const HttpResponseRetryCodes = [
    HttpCodes.BadGateway,
    HttpCodes.ServiceUnavailable,
    HttpCodes.GatewayTimeout
];
const RetryableHttpVerbs = ['OPTIONS', 'GET', 'DELETE', 'HEAD'];
const ExponentialBackoffCeiling = 10;
const ExponentialBackoffTimeSlice = 5;
class HttpClientError extends Error {
    constructor(message, statusCode) {
        super(message);
        this.name = 'HttpClientError';
        this.statusCode = statusCode;
        Object.setPrototypeOf(this, HttpClientError.prototype);
    }
}
class HttpClientResponse {
    constructor(message) {
        this.message = message;
    }
    readBody() {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
                let output = Buffer.alloc(0);
                this.message.on('data', (chunk) => {
                    output = Buffer.concat([output, chunk]);
                });
                this.message.on('end', () => {
                    resolve(output.toString());
                });
            }));
        });
    }
    readBodyBuffer() {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
                const chunks = [];
                this.message.on('data', (chunk) => {
                    chunks.push(chunk);
                });
                this.message.on('end', () => {
                    resolve(Buffer.concat(chunks));
                });
            }));
        });
    }
}
function isHttps(requestUrl) {
    const parsedUrl = new URL(requestUrl);
    return parsedUrl.protocol === 'https:';
}
class HttpClient {
    constructor(userAgent, handlers, requestOptions) {
        this._ignoreSslError = false;
        this._allowRedirects = true;
        this._allowRedirectDowngrade = false;
        this._maxRedirects = 50;
        this._allowRetries = false;
        this._maxRetries = 1;
        this._keepAlive = false;
        this._disposed = false;
        this.userAgent = this._getUserAgentWithOrchestrationId(userAgent);
        this.handlers = handlers || [];
        this.requestOptions = requestOptions;
        if (requestOptions) {
            if (requestOptions.ignoreSslError != null) {
                this._ignoreSslError = requestOptions.ignoreSslError;
            }
            this._socketTimeout = requestOptions.socketTimeout;
            if (requestOptions.allowRedirects != null) {
                this._allowRedirects = requestOptions.allowRedirects;
            }
            if (requestOptions.allowRedirectDowngrade != null) {
                this._allowRedirectDowngrade = requestOptions.allowRedirectDowngrade;
            }
            if (requestOptions.maxRedirects != null) {
                this._maxRedirects = Math.max(requestOptions.maxRedirects, 0);
            }
            if (requestOptions.keepAlive != null) {
                this._keepAlive = requestOptions.keepAlive;
            }
            if (requestOptions.allowRetries != null) {
                this._allowRetries = requestOptions.allowRetries;
            }
            if (requestOptions.maxRetries != null) {
                this._maxRetries = requestOptions.maxRetries;
            }
        }
    }
    options(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('OPTIONS', requestUrl, null, additionalHeaders || {});
        });
    }
    get(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('GET', requestUrl, null, additionalHeaders || {});
        });
    }
    del(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('DELETE', requestUrl, null, additionalHeaders || {});
        });
    }
    post(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('POST', requestUrl, data, additionalHeaders || {});
        });
    }
    patch(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('PATCH', requestUrl, data, additionalHeaders || {});
        });
    }
    put(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('PUT', requestUrl, data, additionalHeaders || {});
        });
    }
    head(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('HEAD', requestUrl, null, additionalHeaders || {});
        });
    }
    sendStream(verb, requestUrl, stream, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request(verb, requestUrl, stream, additionalHeaders);
        });
    }
    /**
     * Gets a typed object from an endpoint
     * Be aware that not found returns a null.  Other errors (4xx, 5xx) reject the promise
     */
    getJson(requestUrl_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, additionalHeaders = {}) {
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            const res = yield this.get(requestUrl, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    postJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.post(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    putJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.put(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    patchJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.patch(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    /**
     * Makes a raw http request.
     * All other methods such as get, post, patch, and request ultimately call this.
     * Prefer get, del, post and patch
     */
    request(verb, requestUrl, data, headers) {
        return __awaiter(this, void 0, void 0, function* () {
            if (this._disposed) {
                throw new Error('Client has already been disposed.');
            }
            const parsedUrl = new URL(requestUrl);
            let info = this._prepareRequest(verb, parsedUrl, headers);
            // Only perform retries on reads since writes may not be idempotent.
            const maxTries = this._allowRetries && RetryableHttpVerbs.includes(verb)
                ? this._maxRetries + 1
                : 1;
            let numTries = 0;
            let response;
            do {
                response = yield this.requestRaw(info, data);
                // Check if it's an authentication challenge
                if (response &&
                    response.message &&
                    response.message.statusCode === HttpCodes.Unauthorized) {
                    let authenticationHandler;
                    for (const handler of this.handlers) {
                        if (handler.canHandleAuthentication(response)) {
                            authenticationHandler = handler;
                            break;
                        }
                    }
                    if (authenticationHandler) {
                        return authenticationHandler.handleAuthentication(this, info, data);
                    }
                    else {
                        // We have received an unauthorized response but have no handlers to handle it.
                        // Let the response return to the caller.
                        return response;
                    }
                }
                let redirectsRemaining = this._maxRedirects;
                while (response.message.statusCode &&
                    HttpRedirectCodes.includes(response.message.statusCode) &&
                    this._allowRedirects &&
                    redirectsRemaining > 0) {
                    const redirectUrl = response.message.headers['location'];
                    if (!redirectUrl) {
                        // if there's no location to redirect to, we won't
                        break;
                    }
                    const parsedRedirectUrl = new URL(redirectUrl);
                    if (parsedUrl.protocol === 'https:' &&
                        parsedUrl.protocol !== parsedRedirectUrl.protocol &&
                        !this._allowRedirectDowngrade) {
                        throw new Error('Redirect from HTTPS to HTTP protocol. This downgrade is not allowed for security reasons. If you want to allow this behavior, set the allowRedirectDowngrade option to true.');
                    }
                    // we need to finish reading the response before reassigning response
                    // which will leak the open socket.
                    yield response.readBody();
                    // strip authorization header if redirected to a different hostname
                    if (parsedRedirectUrl.hostname !== parsedUrl.hostname) {
                        for (const header in headers) {
                            // header names are case insensitive
                            if (header.toLowerCase() === 'authorization') {
                                delete headers[header];
                            }
                        }
                    }
                    // let's make the request with the new redirectUrl
                    info = this._prepareRequest(verb, parsedRedirectUrl, headers);
                    response = yield this.requestRaw(info, data);
                    redirectsRemaining--;
                }
                if (!response.message.statusCode ||
                    !HttpResponseRetryCodes.includes(response.message.statusCode)) {
                    // If not a retry code, return immediately instead of retrying
                    return response;
                }
                numTries += 1;
                if (numTries < maxTries) {
                    yield response.readBody();
                    yield this._performExponentialBackoff(numTries);
                }
            } while (numTries < maxTries);
            return response;
        });
    }
    /**
     * Needs to be called if keepAlive is set to true in request options.
     */
    dispose() {
        if (this._agent) {
            this._agent.destroy();
        }
        this._disposed = true;
    }
    /**
     * Raw request.
     * @param info
     * @param data
     */
    requestRaw(info, data) {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => {
                function callbackForResult(err, res) {
                    if (err) {
                        reject(err);
                    }
                    else if (!res) {
                        // If `err` is not passed, then `res` must be passed.
                        reject(new Error('Unknown error'));
                    }
                    else {
                        resolve(res);
                    }
                }
                this.requestRawWithCallback(info, data, callbackForResult);
            });
        });
    }
    /**
     * Raw request with callback.
     * @param info
     * @param data
     * @param onResult
     */
    requestRawWithCallback(info, data, onResult) {
        if (typeof data === 'string') {
            if (!info.options.headers) {
                info.options.headers = {};
            }
            info.options.headers['Content-Length'] = Buffer.byteLength(data, 'utf8');
        }
        let callbackCalled = false;
        function handleResult(err, res) {
            if (!callbackCalled) {
                callbackCalled = true;
                onResult(err, res);
            }
        }
        const req = info.httpModule.request(info.options, (msg) => {
            const res = new HttpClientResponse(msg);
            handleResult(undefined, res);
        });
        let socket;
        req.on('socket', sock => {
            socket = sock;
        });
        // If we ever get disconnected, we want the socket to timeout eventually
        req.setTimeout(this._socketTimeout || 3 * 60000, () => {
            if (socket) {
                socket.end();
            }
            handleResult(new Error(`Request timeout: ${info.options.path}`));
        });
        req.on('error', function (err) {
            // err has statusCode property
            // res should have headers
            handleResult(err);
        });
        if (data && typeof data === 'string') {
            req.write(data, 'utf8');
        }
        if (data && typeof data !== 'string') {
            data.on('close', function () {
                req.end();
            });
            data.pipe(req);
        }
        else {
            req.end();
        }
    }
    /**
     * Gets an http agent. This function is useful when you need an http agent that handles
     * routing through a proxy server - depending upon the url and proxy environment variables.
     * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
     */
    getAgent(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        return this._getAgent(parsedUrl);
    }
    getAgentDispatcher(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        const proxyUrl = getProxyUrl(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (!useProxy) {
            return;
        }
        return this._getProxyAgentDispatcher(parsedUrl, proxyUrl);
    }
    _prepareRequest(method, requestUrl, headers) {
        const info = {};
        info.parsedUrl = requestUrl;
        const usingSsl = info.parsedUrl.protocol === 'https:';
        info.httpModule = usingSsl ? external_https_namespaceObject : external_http_namespaceObject;
        const defaultPort = usingSsl ? 443 : 80;
        info.options = {};
        info.options.host = info.parsedUrl.hostname;
        info.options.port = info.parsedUrl.port
            ? parseInt(info.parsedUrl.port)
            : defaultPort;
        info.options.path =
            (info.parsedUrl.pathname || '') + (info.parsedUrl.search || '');
        info.options.method = method;
        info.options.headers = this._mergeHeaders(headers);
        if (this.userAgent != null) {
            info.options.headers['user-agent'] = this.userAgent;
        }
        info.options.agent = this._getAgent(info.parsedUrl);
        // gives handlers an opportunity to participate
        if (this.handlers) {
            for (const handler of this.handlers) {
                handler.prepareRequest(info.options);
            }
        }
        return info;
    }
    _mergeHeaders(headers) {
        if (this.requestOptions && this.requestOptions.headers) {
            return Object.assign({}, lowercaseKeys(this.requestOptions.headers), lowercaseKeys(headers || {}));
        }
        return lowercaseKeys(headers || {});
    }
    /**
     * Gets an existing header value or returns a default.
     * Handles converting number header values to strings since HTTP headers must be strings.
     * Note: This returns string | string[] since some headers can have multiple values.
     * For headers that must always be a single string (like Content-Type), use the
     * specialized _getExistingOrDefaultContentTypeHeader method instead.
     */
    _getExistingOrDefaultHeader(additionalHeaders, header, _default) {
        let clientHeader;
        if (this.requestOptions && this.requestOptions.headers) {
            const headerValue = lowercaseKeys(this.requestOptions.headers)[header];
            if (headerValue) {
                clientHeader =
                    typeof headerValue === 'number' ? headerValue.toString() : headerValue;
            }
        }
        const additionalValue = additionalHeaders[header];
        if (additionalValue !== undefined) {
            return typeof additionalValue === 'number'
                ? additionalValue.toString()
                : additionalValue;
        }
        if (clientHeader !== undefined) {
            return clientHeader;
        }
        return _default;
    }
    /**
     * Specialized version of _getExistingOrDefaultHeader for Content-Type header.
     * Always returns a single string (not an array) since Content-Type should be a single value.
     * Converts arrays to comma-separated strings and numbers to strings to ensure type safety.
     * This was split from _getExistingOrDefaultHeader to provide stricter typing for callers
     * that assign the result to places expecting a string (e.g., additionalHeaders[Headers.ContentType]).
     */
    _getExistingOrDefaultContentTypeHeader(additionalHeaders, _default) {
        let clientHeader;
        if (this.requestOptions && this.requestOptions.headers) {
            const headerValue = lowercaseKeys(this.requestOptions.headers)[Headers.ContentType];
            if (headerValue) {
                if (typeof headerValue === 'number') {
                    clientHeader = String(headerValue);
                }
                else if (Array.isArray(headerValue)) {
                    clientHeader = headerValue.join(', ');
                }
                else {
                    clientHeader = headerValue;
                }
            }
        }
        const additionalValue = additionalHeaders[Headers.ContentType];
        // Return the first non-undefined value, converting numbers or arrays to strings if necessary
        if (additionalValue !== undefined) {
            if (typeof additionalValue === 'number') {
                return String(additionalValue);
            }
            else if (Array.isArray(additionalValue)) {
                return additionalValue.join(', ');
            }
            else {
                return additionalValue;
            }
        }
        if (clientHeader !== undefined) {
            return clientHeader;
        }
        return _default;
    }
    _getAgent(parsedUrl) {
        let agent;
        const proxyUrl = getProxyUrl(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (this._keepAlive && useProxy) {
            agent = this._proxyAgent;
        }
        if (!useProxy) {
            agent = this._agent;
        }
        // if agent is already assigned use that agent.
        if (agent) {
            return agent;
        }
        const usingSsl = parsedUrl.protocol === 'https:';
        let maxSockets = 100;
        if (this.requestOptions) {
            maxSockets = this.requestOptions.maxSockets || external_http_.globalAgent.maxSockets;
        }
        // This is `useProxy` again, but we need to check `proxyURl` directly for TypeScripts's flow analysis.
        if (proxyUrl && proxyUrl.hostname) {
            const agentOptions = {
                maxSockets,
                keepAlive: this._keepAlive,
                proxy: Object.assign(Object.assign({}, ((proxyUrl.username || proxyUrl.password) && {
                    proxyAuth: `${proxyUrl.username}:${proxyUrl.password}`
                })), { host: proxyUrl.hostname, port: proxyUrl.port })
            };
            let tunnelAgent;
            const overHttps = proxyUrl.protocol === 'https:';
            if (usingSsl) {
                tunnelAgent = overHttps ? tunnel.httpsOverHttps : tunnel.httpsOverHttp;
            }
            else {
                tunnelAgent = overHttps ? tunnel.httpOverHttps : tunnel.httpOverHttp;
            }
            agent = tunnelAgent(agentOptions);
            this._proxyAgent = agent;
        }
        // if tunneling agent isn't assigned create a new agent
        if (!agent) {
            const options = { keepAlive: this._keepAlive, maxSockets };
            agent = usingSsl ? new external_https_.Agent(options) : new external_http_.Agent(options);
            this._agent = agent;
        }
        if (usingSsl && this._ignoreSslError) {
            // we don't want to set NODE_TLS_REJECT_UNAUTHORIZED=0 since that will affect request for entire process
            // http.RequestOptions doesn't expose a way to modify RequestOptions.agent.options
            // we have to cast it to any and change it directly
            agent.options = Object.assign(agent.options || {}, {
                rejectUnauthorized: false
            });
        }
        return agent;
    }
    _getProxyAgentDispatcher(parsedUrl, proxyUrl) {
        let proxyAgent;
        if (this._keepAlive) {
            proxyAgent = this._proxyAgentDispatcher;
        }
        // if agent is already assigned use that agent.
        if (proxyAgent) {
            return proxyAgent;
        }
        const usingSsl = parsedUrl.protocol === 'https:';
        proxyAgent = new unused/* ProxyAgent */.kT(Object.assign({ uri: proxyUrl.href, pipelining: !this._keepAlive ? 0 : 1 }, ((proxyUrl.username || proxyUrl.password) && {
            token: `Basic ${Buffer.from(`${proxyUrl.username}:${proxyUrl.password}`).toString('base64')}`
        })));
        this._proxyAgentDispatcher = proxyAgent;
        if (usingSsl && this._ignoreSslError) {
            // we don't want to set NODE_TLS_REJECT_UNAUTHORIZED=0 since that will affect request for entire process
            // http.RequestOptions doesn't expose a way to modify RequestOptions.agent.options
            // we have to cast it to any and change it directly
            proxyAgent.options = Object.assign(proxyAgent.options.requestTls || {}, {
                rejectUnauthorized: false
            });
        }
        return proxyAgent;
    }
    _getUserAgentWithOrchestrationId(userAgent) {
        const baseUserAgent = userAgent || 'actions/http-client';
        const orchId = process.env['ACTIONS_ORCHESTRATION_ID'];
        if (orchId) {
            // Sanitize the orchestration ID to ensure it contains only valid characters
            // Valid characters: 0-9, a-z, _, -, .
            const sanitizedId = orchId.replace(/[^a-z0-9_.-]/gi, '_');
            return `${baseUserAgent} actions_orchestration_id/${sanitizedId}`;
        }
        return baseUserAgent;
    }
    _performExponentialBackoff(retryNumber) {
        return __awaiter(this, void 0, void 0, function* () {
            retryNumber = Math.min(ExponentialBackoffCeiling, retryNumber);
            const ms = ExponentialBackoffTimeSlice * Math.pow(2, retryNumber);
            return new Promise(resolve => setTimeout(() => resolve(), ms));
        });
    }
    _processResponse(res, options) {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => __awaiter(this, void 0, void 0, function* () {
                const statusCode = res.message.statusCode || 0;
                const response = {
                    statusCode,
                    result: null,
                    headers: {}
                };
                // not found leads to null obj returned
                if (statusCode === HttpCodes.NotFound) {
                    resolve(response);
                }
                // get the result from the body
                function dateTimeDeserializer(key, value) {
                    if (typeof value === 'string') {
                        const a = new Date(value);
                        if (!isNaN(a.valueOf())) {
                            return a;
                        }
                    }
                    return value;
                }
                let obj;
                let contents;
                try {
                    contents = yield res.readBody();
                    if (contents && contents.length > 0) {
                        if (options && options.deserializeDates) {
                            obj = JSON.parse(contents, dateTimeDeserializer);
                        }
                        else {
                            obj = JSON.parse(contents);
                        }
                        response.result = obj;
                    }
                    response.headers = res.message.headers;
                }
                catch (err) {
                    // Invalid resource (contents not json);  leaving result obj null
                }
                // note that 3xx redirects are handled by the http layer.
                if (statusCode > 299) {
                    let msg;
                    // if exception/error in body, attempt to get better error
                    if (obj && obj.message) {
                        msg = obj.message;
                    }
                    else if (contents && contents.length > 0) {
                        // it may be the case that the exception is in the body message as string
                        msg = contents;
                    }
                    else {
                        msg = `Failed request: (${statusCode})`;
                    }
                    const err = new HttpClientError(msg, statusCode);
                    err.result = response.result;
                    reject(err);
                }
                else {
                    resolve(response);
                }
            }));
        });
    }
}
const lowercaseKeys = (obj) => Object.keys(obj).reduce((c, k) => ((c[k.toLowerCase()] = obj[k]), c), {});
//# sourceMappingURL=index.js.map

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/compat get default export */
/******/ (() => {
/******/ 	// getDefaultExport function for compatibility with non-harmony modules
/******/ 	__nccwpck_require__.n = (module) => {
/******/ 		var getter = module && module.__esModule ?
/******/ 			() => (module['default']) :
/******/ 			() => (module);
/******/ 		__nccwpck_require__.d(getter, { a: getter });
/******/ 		return getter;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(407);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 

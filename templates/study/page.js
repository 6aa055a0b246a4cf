"use strict";
(() => {
  const deck = JSON.parse(document.getElementById("deck").textContent);
  const part = (id) => document.getElementById(id);
  const KEY = "leadquiz/" + deck.key;
  const DAYS = [0, 1, 3, 7, 16, 35, 90]; // until a card in this box is asked again
  const KNOWN = 2; // from this box on a card counts as known
  const DAY = 86400000;

  let kept = true;
  const progress = load();
  let mode = "flip";
  let queue = [];
  let card = null;
  let graded = false;
  let wasRight = false;

  function load() {
    try {
      const found = JSON.parse(localStorage.getItem(KEY) || "{}");
      if (typeof found !== "object" || found === null || Array.isArray(found)) return {};
      const sound = {};
      for (const one of deck.cards) {
        const own = found[one.id];
        if (own && Number.isInteger(own.box) && own.box >= 0 && own.box < DAYS.length && Number.isFinite(own.due)) {
          sound[one.id] = { box: own.box, due: own.due };
        }
      }
      if (["flip", "choice", "typed"].includes(found[" mode"])) sound[" mode"] = found[" mode"];
      return sound;
    } catch {
      kept = false;
      return {};
    }
  }

  function save() {
    try {
      localStorage.setItem(KEY, JSON.stringify(progress));
    } catch {
      kept = false;
    }
    if (!kept) part("kept").firstChild.textContent = "This browser does not let the page keep your progress. ";
  }

  // ------------------------------------------------------------------ which card

  function inSection() {
    const wanted = part("section").value;
    return deck.cards.filter((one) => !wanted || one.section.includes(wanted));
  }

  function fill(everything) {
    const now = Date.now();
    const due = inSection().filter((one) => everything || !progress[one.id] || progress[one.id].due <= now);
    const seen = due.filter((one) => progress[one.id]).sort((a, b) => progress[a.id].due - progress[b.id].due);
    queue = [...seen, ...due.filter((one) => !progress[one.id])];
  }

  function next() {
    card = queue.shift() || null;
    tally();
    part("card").hidden = !card;
    part("done").hidden = Boolean(card);
    if (card) ask();
    else finish();
  }

  function finish() {
    const waiting = inSection().map((one) => progress[one.id]).filter(Boolean).map((own) => own.due);
    const days = Math.max(1, Math.ceil((Math.min(...waiting) - Date.now()) / DAY));
    part("done-text").textContent = waiting.length
      ? `The next cards come back in ${days === 1 ? "a day" : days + " days"}.`
      : "There are no cards here.";
    part("anyway").hidden = !waiting.length;
    part("done-title").focus();
  }

  function tally() {
    const cards = inSection();
    const known = cards.filter((one) => progress[one.id] && progress[one.id].box >= KNOWN).length;
    part("known").max = Math.max(1, cards.length);
    part("known").value = known;
    part("tally").textContent = `${known} of ${cards.length} known, ${queue.length + (card ? 1 : 0)} to go`;
  }

  // ------------------------------------------------------------------ asking

  function ask() {
    graded = false;
    part("place").textContent = card.section.join(" › ");
    part("context").textContent = card.context;
    part("question").textContent = card.question;
    part("hint").textContent = "";
    part("options").replaceChildren();
    part("back").hidden = true;
    part("grades").hidden = true;
    part("going").hidden = true;
    part("verdict").textContent = "";
    part("given").textContent = "";
    part("typed").value = "";
    const way = mode === "choice" && card.wrong.length ? "choice" : mode === "typed" && card.typed ? "typed" : "flip";
    part("show").hidden = way !== "flip";
    part("typing").hidden = way !== "typed";
    if (card.hint && way !== "choice") part("hint").textContent = "Hint: " + card.hint;
    if (way === "choice") offer();
    say("");
    (way === "typed" ? part("typed") : part("question")).focus();
  }

  function offer() {
    const options = shuffled([card.answer, ...shuffled(card.wrong).slice(0, 3)]);
    options.forEach((text, index) => {
      const button = document.createElement("button");
      button.type = "button";
      button.dir = "auto";
      button.textContent = `${index + 1}. ${text}`;
      button.dataset.right = text === card.answer ? "yes" : "";
      button.addEventListener("click", () => pick(button));
      part("options").append(button);
    });
  }

  function pick(chosen) {
    if (graded) return;
    for (const button of part("options").children) {
      button.disabled = true;
      if (button.dataset.right) {
        button.classList.add("is-right");
        button.textContent += " ✓";
      } else if (button === chosen) {
        button.classList.add("is-wrong");
        button.textContent += " ✗";
      }
    }
    judge(Boolean(chosen.dataset.right), chosen.dataset.right ? "Right." : "Not right.");
  }

  function check() {
    const given = plain(part("typed").value);
    if (given) part("given").textContent = "You wrote: " + part("typed").value;
    const answers = [card.answer, ...card.accept].map(plain);
    if (answers.includes(given) && given) return judge(true, "Right.");
    // A slip of the finger in a longer word; a wrong figure is never a slip.
    if (given.length > 4 && !/\d/.test(given) && answers.some((one) => !/\d/.test(one) && isSlip(given, one))) {
      return judge(true, "Right; mind the spelling.");
    }
    return judge(false, given ? "Not right." : "No answer.", true);
  }

  function judge(right, verdict, typed) {
    reveal(verdict, right);
    part("typing").hidden = true;
    part("going").hidden = false;
    part("override").hidden = right || !typed;
    wasRight = right;
    say(`${verdict} The answer is: ${card.members.length ? card.members.join(", ") : card.answer}`);
    part("next").focus();
  }

  function reveal(verdict, right) {
    graded = true;
    part("show").hidden = true;
    part("back").hidden = false;
    part("verdict").textContent = verdict;
    part("verdict").className = "verdict " + (right ? "good" : "bad");
    const answer = part("answer");
    answer.replaceChildren();
    if (card.members.length) {
      const list = document.createElement(card.ordered ? "ol" : "ul");
      for (const member of card.members) {
        const item = document.createElement("li");
        item.textContent = member;
        list.append(item);
      }
      answer.append(list);
    } else {
      answer.textContent = card.answer;
    }
    part("proof").textContent = card.proof;
  }

  function show() {
    reveal("", true);
    part("grades").hidden = false;
    say("The answer is: " + (card.members.length ? card.members.join(", ") : card.answer));
    part("knew").focus();
  }

  function grade(right) {
    const box = right ? Math.min(DAYS.length - 1, (progress[card.id] ? progress[card.id].box : 0) + 1) : 0;
    progress[card.id] = { box, due: right ? Date.now() + DAYS[box] * DAY : Date.now() };
    save();
    if (!right) queue.splice(Math.min(4, queue.length), 0, card); // once more, a few cards later
    next();
  }

  // ------------------------------------------------------------------ small helpers

  function plain(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim().replace(/^(the|a|an) /, "");
  }

  function isSlip(given, wanted) {
    if (Math.abs(given.length - wanted.length) > 1) return false;
    let start = 0;
    while (start < given.length && given[start] === wanted[start]) start += 1;
    const rest = (text, skip) => text.slice(start + skip);
    return rest(given, 1) === rest(wanted, 1) || rest(given, 1) === rest(wanted, 0) || rest(given, 0) === rest(wanted, 1)
      || (given[start] === wanted[start + 1] && given[start + 1] === wanted[start] && rest(given, 2) === rest(wanted, 2));
  }

  function shuffled(list) {
    const copy = [...list];
    for (let last = copy.length - 1; last > 0; last -= 1) {
      const other = Math.floor(Math.random() * (last + 1));
      [copy[last], copy[other]] = [copy[other], copy[last]];
    }
    return copy;
  }

  function say(text) {
    part("status").textContent = text;
  }

  // ------------------------------------------------------------------ events

  part("show").addEventListener("click", show);
  part("again").addEventListener("click", () => grade(false));
  part("knew").addEventListener("click", () => grade(true));
  part("next").addEventListener("click", () => grade(wasRight));
  part("override").addEventListener("click", () => grade(true));
  part("typing").addEventListener("submit", (event) => {
    event.preventDefault();
    check();
  });
  part("section").addEventListener("change", () => {
    fill(false);
    next();
  });
  part("anyway").addEventListener("click", () => {
    fill(true);
    next();
  });
  part("reset").addEventListener("click", () => {
    if (!confirm("Forget all progress of this page?")) return;
    for (const id of Object.keys(progress)) delete progress[id];
    save();
    fill(false);
    next();
  });
  for (const radio of document.querySelectorAll("input[name=mode]")) {
    radio.addEventListener("change", () => {
      mode = radio.value;
      progress[" mode"] = mode;
      save();
      if (card && !graded) ask();
      radio.focus();
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || !card) return;
    if (/^(INPUT|SELECT)$/.test(event.target.tagName)) return;
    const number = /^[1-9]$/.test(event.key) ? Number(event.key) : 0;
    const onButton = event.target.tagName === "BUTTON";
    if (!part("show").hidden && (event.key === " " || event.key === "Enter") && !onButton) show();
    else if (!part("grades").hidden && (number === 1 || number === 2)) grade(number === 2);
    else if (!graded && number && part("options").children[number - 1]) pick(part("options").children[number - 1]);
    else if (!part("going").hidden && event.key === "Enter" && !onButton) grade(wasRight);
    else return;
    event.preventDefault();
  });

  for (const name of deck.sections) {
    const option = document.createElement("option");
    option.value = name;
    option.textContent = name;
    part("section").append(option);
  }
  if (progress[" mode"]) {
    mode = progress[" mode"];
    document.querySelector(`input[name=mode][value=${mode}]`).checked = true;
  }
  save();
  fill(false);
  next();
})();

// The boxes by which an answer of the search is narrowed. They are made from the counts that come with an answer, and
// nothing is counted before the reader opens them. What is ticked stays on this page.
(function () {
  "use strict";

  var ORDER = ["kinds", "roles", "audiences", "topics", "areas", "statuses", "languages"];
  var choices = window.fieldguideChoices;
  var box = document.getElementById("search-facets");
  var words = box.dataset;
  var place = box.querySelector(".filter-groups");
  var total = box.querySelector(".filter-chosen");
  var wipe = box.querySelector(".filter-clear");
  var groups = {};     // by id: the parts of a group, and its choices by their ids
  var changed = function () {};

  function build() {
    ORDER.forEach(function (id) {
      var group = choices.group(words[id]);
      group.choices = {};
      group.node.hidden = true;
      group.node.dataset.group = id;
      groups[id] = group;
      place.append(group.node);
    });
  }

  // `fresh`: for another question. What it does not find is put away; for the same question it only turns grey, so that
  // no box moves from under a finger.
  function update(counts, fresh) {
    if (!place.children.length) build();
    var told = {};
    (counts || []).forEach(function (given) {
      var group = groups[given.group];
      if (!group) return;
      given.tags.forEach(function (tag) {
        var choice = group.choices[tag.id];
        if (!choice && !tag.count) return;
        if (!choice) {
          choice = choices.option(group, window.fieldguideResults.label("status", tag.id) || tag.label || tag.id);
          choice.input.value = tag.id;
          if (tag.original) {
            choice.name.lang = words.original;
            choice.name.dir = "auto";
          }
          group.choices[tag.id] = choice;
        }
        told[given.group + "/" + tag.id] = tag.count;
      });
    });
    var first = null;
    each(function (choice, id, tag) {
      var count = told[id + "/" + tag] || 0;
      choices.tell(choice, count);
      if (count) choice.item.hidden = false;
      else if (fresh && !choice.input.checked && choice.input !== document.activeElement) choice.item.hidden = true;
    });
    ORDER.forEach(function (id) {
      var group = groups[id];
      group.node.hidden = !group.list.querySelector("li:not([hidden])");
      if (!group.node.hidden && !first) first = group.node;
    });
    if (first && !place.querySelector("[open]") && !place.dataset.opened) {
      first.open = true;
      place.dataset.opened = "once";
    }
    say();
  }

  function each(work) {
    ORDER.forEach(function (id) {
      if (groups[id]) Object.keys(groups[id].choices).forEach(function (tag) { work(groups[id].choices[tag], id, tag); });
    });
  }

  // { roles: ["funding"], … }: any of a group, and each group.
  function chosen() {
    var all = {};
    each(function (choice, id, tag) {
      if (choice.input.checked) (all[id] = all[id] || []).push(tag);
    });
    return all;
  }

  function count(all) {
    return Object.keys(all).reduce(function (sum, id) { return sum + all[id].length; }, 0);
  }

  function say() {
    var all = chosen(), sum = count(all);
    ORDER.forEach(function (id) {
      if (groups[id]) groups[id].total.textContent = all[id] ? words.chosen.replace("{count}", all[id].length) : "";
    });
    total.textContent = sum ? words.chosen.replace("{count}", sum) : "";
    wipe.hidden = !sum;
  }

  function clear() {
    each(function (choice) { choice.input.checked = false; });
    say();
  }

  choices.watch(box);
  place.addEventListener("change", function () {
    say();
    changed();
  });
  wipe.addEventListener("click", function () {
    clear();
    box.querySelector("summary").focus();
    changed();
  });
  box.addEventListener("toggle", function () { if (box.open) changed(); });

  window.fieldguideFacets = {
    chosen: chosen,
    count: function () { return count(chosen()); },
    clear: clear,
    update: update,
    isOpen: function () { return box.open; },
    show: function (on) { box.hidden = !on; },
    listen: function (work) { changed = work; }
  };
})();

// Boxes to tick, in groups that open: those of a list's filters and those of the search. They look alike and behave
// alike; what a choice does is told by whoever makes them.
(function () {
  "use strict";

  function make(name, className, text) {
    var node = document.createElement(name);
    if (className) node.className = className;
    if (text) node.textContent = text;
    return node;
  }

  // A group is closed or open by itself, and says how many of its boxes are ticked.
  function group(title) {
    var node = make("details", "filter-group"), head = make("summary"), set = make("fieldset"), list = make("ul");
    var total = make("span", "filter-chosen");
    head.append(make("span", "", title), " ", total);
    set.append(make("legend", "visually-hidden", title), list);
    node.append(head, set);
    return { node: node, list: list, total: total };
  }

  function option(of, text) {
    var item = make("li"), label = make("label"), input = make("input");
    var name = make("span", "filter-label", text), count = make("span", "facet-count");
    input.type = "checkbox";
    label.append(input, name, " ", count);
    item.append(label);
    of.list.append(item);
    return { item: item, input: input, name: name, count: count };
  }

  // How many entries a box would lead to. One that leads to none cannot be ticked, but what has the focus keeps it.
  function tell(choice, count) {
    choice.count.textContent = count;
    choice.input.disabled = !count && !choice.input.checked && choice.input !== document.activeElement;
    choice.item.className = count ? "" : "filter-empty";
  }

  // What kept its focus, though nothing fits it, is closed once the focus is gone.
  function watch(root) {
    root.addEventListener("focusout", function (event) {
      var input = event.target;
      if (input.type === "checkbox" && !input.checked && input.closest(".filter-empty")) input.disabled = true;
    });
  }

  window.fieldguideChoices = { make: make, group: group, option: option, tell: tell, watch: watch };
})();

// Adds filtering and sorting to long tables; without it everything is there, unfiltered. Opens what is folded before printing, but for the numbers
// under a chart, which shows them itself, and what is too long to print.
document.querySelectorAll("table.long").forEach(function (table) {
  var body = table.tBodies[0], rows = Array.from(body.rows), heads = Array.from(table.tHead.rows[0].cells);
  var tools = document.createElement("div"), label = document.createElement("label"), box = document.createElement("input");
  var count = document.createElement("span");
  tools.className = "tools";
  box.type = "search";
  box.id = table.id + "-filter";
  label.htmlFor = box.id;
  label.textContent = "Show only rows with";
  count.setAttribute("role", "status");
  tools.append(label, box, count);
  table.closest(".scroll").before(tools);
  box.addEventListener("input", function () {
    var words = box.value.toLowerCase().split(/\s+/).filter(Boolean), shown = 0;
    rows.forEach(function (row) {
      var text = row.textContent.toLowerCase();
      row.hidden = !words.every(function (word) { return text.includes(word); });
      if (!row.hidden) shown += 1;
    });
    count.textContent = words.length ? shown + " of " + rows.length + " rows" : "";
  });
  if (table.classList.contains("matrix")) return;
  heads.forEach(function (head, index) {
    var button = document.createElement("button");
    button.type = "button";
    button.append.apply(button, Array.from(head.childNodes));
    head.append(button);
    function key(row) {
      var cell = row.cells[index];
      return cell.dataset.value || cell.textContent.trim();
    }
    button.addEventListener("click", function () {
      var down = head.getAttribute("aria-sort") === "ascending";
      heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      rows.sort(function (a, b) {
        var x = key(a), y = key(b);
        if (!x || !y) return x ? -1 : y ? 1 : 0;
        var order = isNaN(x) || isNaN(y) ? x.localeCompare(y, "en-GB", { numeric: true }) : x - y;
        return down ? -order : order;
      });
      body.append.apply(body, rows);
    });
  });
});
window.addEventListener("beforeprint", function () {
  document.querySelectorAll("details:not(figure details):not(.screen)").forEach(function (fold) { fold.open = true; });
});

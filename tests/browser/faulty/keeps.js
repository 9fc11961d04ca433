// Keeps what is typed in every way in which a search could: each way writes its name before the word.
document.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const word = document.querySelector("input").value;
  localStorage.setItem("last", `local-${word}`);
  document.title = `title-${word}`;
  history.pushState(null, "", `#hash-${word}`);
  fetch(`keeps.html?asked-${word}`).then(() => {
    setTimeout(() => (document.title = "kept"), 1000);
  });
});

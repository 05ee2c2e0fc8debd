// The page around the reader: a place opens in it, the names of outlets hide in it, paper shows its marks.
// Stands behind the reader in one script, so nothing is imported. Without it, the page works as it is.
{
  const part = (id) => document.getElementById(id);
  const choice = part("blind"), back = part("back");
  let from = null;

  /** The reader has the same box; whichever is used, both follow. */
  const blinded = (hidden) => {
    choice.checked = hidden;
    document.body.classList.remove("hides");
    document.body.classList.toggle("blind", hidden);
  };

  const open = (reader, event) => {
    const link = event.target.closest?.("a[data-place]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    from = link;
    back.hidden = false;
    reader.show(...link.dataset.place.split(" ").map(Number));
  };

  const leave = () => {
    back.hidden = true;
    from.scrollIntoView({ block: "center" });
    from.focus({ preventScroll: true });
  };

  const start = () => {
    const reader = mount(part("reader"), JSON.parse(part("reading").textContent), { blinded });
    document.body.classList.add("with-reader");
    part("reader").hidden = false;
    part("full").open = false;
    reader.blind(choice.checked);
    choice.addEventListener("change", () => reader.blind(choice.checked));
    document.addEventListener("click", (event) => open(reader, event));
    back.addEventListener("click", leave);
    window.addEventListener("beforeprint", () => part("printed").replaceChildren(reader.print()));
    window.addEventListener("afterprint", () => part("printed").replaceChildren());
  };

  start();
}

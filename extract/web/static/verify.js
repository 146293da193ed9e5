"use strict";

// A draft that is chosen or dropped is sent, and its report opened; a citation is copied with a click.
(() => {
  const drop = document.getElementById("draft");
  const file = document.getElementById("draft-file");
  const said = document.getElementById("draft-said");
  if (drop && file) {
    const send = async (draft) => {
      if (!draft) return;
      said.textContent = `正在核对 ${draft.name}……`;
      try {
        const answer = await fetch(`${drop.dataset.address}?name=${encodeURIComponent(draft.name)}`, { method: "POST", body: draft, headers: { "x-csrftoken": drop.dataset.token, "content-type": "application/octet-stream" } });
        if (answer.ok) window.location = (await answer.json()).address;
        else said.textContent = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".sorry p")?.textContent ?? "没有核对成，请重试";
      } catch { said.textContent = "网络断了，请重试"; }
    };
    file.addEventListener("change", () => send(file.files[0]));
    for (const name of ["dragover", "dragenter"]) drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
    drop.addEventListener("dragleave", () => drop.classList.remove("over"));
    drop.addEventListener("drop", (event) => { event.preventDefault(); drop.classList.remove("over"); send(event.dataTransfer.files[0]); });
  }
  for (const button of document.querySelectorAll("button[data-citation]")) {
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.citation);
      button.textContent = "已复制";
    });
  }
})();

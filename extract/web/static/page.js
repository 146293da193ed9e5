"use strict";

(() => {
  const sheet = document.getElementById("sheet");
  const image = sheet.querySelector("img");
  const steps = [1, 1.25, 1.5, 2, 2.5, 3];
  const memory = (() => {
    // A browser may forbid storage; then nothing is remembered.
    try { return window.localStorage; } catch { return null; }
  })();
  let zoom = Number(memory?.getItem("gouji-zoom")) || 1;

  // Zoom: the places are in percent and grow with the picture; a sharper picture is fetched when it is needed.
  const show = () => {
    sheet.style.setProperty("--zoom", zoom);
    const wanted = sheet.clientWidth * (window.devicePixelRatio || 1);
    if (image.naturalWidth && wanted > image.naturalWidth * 1.15 && image.dataset.large) {
      image.src = image.dataset.large;
      delete image.dataset.large;
    }
  };
  const turn = (direction) => {
    if (!image) return;
    const at = steps.indexOf(zoom) < 0 ? 0 : steps.indexOf(zoom);
    zoom = direction === 0 ? 1 : steps[Math.min(Math.max(at + direction, 0), steps.length - 1)];
    memory?.setItem("gouji-zoom", zoom);
    show();
    window.reveal();
  };
  if (image) {
    show();
    window.reveal();
    if (image.complete) show(); else image.addEventListener("load", show, { once: true });
    image.addEventListener("error", () => {
      const words = document.createElement("p");
      words.className = "notice";
      words.textContent = "页面图像未能显示，请刷新；若仍不行，文件可能已移走。";
      sheet.prepend(words);
    });
  }
  for (const button of document.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => turn(Number(button.dataset.zoom)));
  }

  // Evidence of the page: all of it, or table by table.
  const all = document.getElementById("all");
  const kinds = [...document.querySelectorAll(".kindbox")];
  const marks = [...sheet.querySelectorAll(".mark[data-kind]")];
  const draw = () => {
    const on = new Set(kinds.filter((box) => box.checked).map((box) => box.value));
    for (const mark of marks) mark.classList.toggle("on", all.checked || on.has(mark.dataset.kind));
    sessionStorage.setItem("gouji-all", all.checked ? "1" : "");
    sessionStorage.setItem("gouji-kinds", [...on].join(" "));
  };
  if (all) {
    all.checked = sessionStorage.getItem("gouji-all") === "1";
    const before = (sessionStorage.getItem("gouji-kinds") || "").split(" ");
    for (const box of kinds) {
      box.checked = before.includes(box.value);
      box.addEventListener("change", draw);
    }
    all.addEventListener("change", draw);
    draw();
  }

  // A line of the panel and its place on the page light up together, whichever of the two is pointed at.
  const light = (id, lit) => {
    for (const one of document.querySelectorAll(`[data-evidence="${id}"]`)) one.classList.toggle("lit", lit);
  };
  for (const one of document.querySelectorAll("[data-evidence]")) {
    for (const [name, lit] of [["mouseenter", true], ["focus", true], ["mouseleave", false], ["blur", false]]) {
      one.addEventListener(name, () => light(one.dataset.evidence, lit));
    }
  }

  const help = document.getElementById("help");
  document.getElementById("keys")?.addEventListener("click", () => help.showModal());

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input[type=text], input[type=search], textarea, select")) return;
    const sideways = sheet.getBoundingClientRect().width > sheet.parentElement.clientWidth + 2;
    if (help.open) return;
    if (event.key === "?") help.showModal();
    else if (event.key === "/") { event.preventDefault(); document.getElementById("within").focus(); }
    else if (event.key === "a" && all) { all.checked = !all.checked; draw(); }
    else if (event.key === "ArrowLeft" && !sideways) document.getElementById("previous")?.click();
    else if (event.key === "ArrowRight" && !sideways) document.getElementById("next")?.click();
    else if (event.key === "PageUp" && event.shiftKey) document.getElementById("previous")?.click();
    else if (event.key === "PageDown" && event.shiftKey) document.getElementById("next")?.click();
    else if (event.key === "+" || event.key === "=") turn(1);
    else if (event.key === "-") turn(-1);
    else if (event.key === "0") turn(0);
  });
})();

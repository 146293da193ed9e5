"use strict";

// 1 right, 2 wrong, 3 over, e to the first field.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select")) return;
  const keys = { 1: "right", 2: "wrong", 3: "over" };
  if (keys[event.key]) document.getElementById(keys[event.key])?.click();
  else if (event.key === "e") {
    const first = document.querySelector(".change input:not([type=hidden]), .change select");
    if (first) { event.preventDefault(); first.focus(); first.select?.(); }
  }
});

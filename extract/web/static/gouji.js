"use strict";

// What is marked comes into view: on a page of its own by scrolling the window, beside a row within its frame.
window.reveal = () => {
  const here = document.getElementById("here");
  if (!here) return;
  const desk = here.closest(".desk");
  const frame = desk.getBoundingClientRect();
  const first = here.getBoundingClientRect();
  // All that is marked is brought to the middle where it fits, else its beginning.
  const chosen = [...desk.querySelectorAll(".mark.chosen, mark")].map((mark) => mark.getBoundingClientRect());
  const left = Math.min(...chosen.map((box) => box.left));
  const right = Math.max(...chosen.map((box) => box.right));
  const middle = right - left < desk.clientWidth ? (left + right) / 2 : left + desk.clientWidth / 2 - 20;
  desk.scrollLeft += middle - frame.left - desk.clientWidth / 2;
  if (desk.classList.contains("embedded")) {
    desk.scrollTop += first.top - frame.top - desk.clientHeight * 0.35;
  } else {
    const head = document.querySelector(".bar").getBoundingClientRect().bottom;
    if (first.top < head + 8 || first.bottom > window.innerHeight * 0.9) {
      window.scrollBy(0, first.top - window.innerHeight * 0.35);
    }
  }
};
window.addEventListener("DOMContentLoaded", window.reveal);

// What took longer than a page should wait for is asked for again, a few times, and put in its place.
const completed = async (pause) => {
  const missing = () => [...document.querySelectorAll("[data-part][data-later], [data-part]:has([data-later])")];
  if (!missing().length || pause > 30000) return;
  await new Promise((done) => setTimeout(done, pause));
  const answer = await fetch(location.href);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of missing()) {
    const found = page.querySelector(`[data-part="${part.dataset.part}"]`);
    if (found) part.replaceWith(found);
  }
  await completed(3 * pause);
};
window.addEventListener("DOMContentLoaded", () => completed(1000));

"use strict";

// Files go one after the other; what becomes of them is asked for until nothing is under way.
(() => {
  const form = document.getElementById("upload");
  const files = document.getElementById("files");
  const drop = document.getElementById("drop");
  const body = document.getElementById("uploads");
  const token = form.elements.csrftoken.value;
  const heads = ["文件", "结果", "说明", "页", "谁", "时间"];
  const row = (values) => {
    const line = document.createElement("tr");
    values.forEach((value, place) => {
      const cell = document.createElement("td");
      cell.dataset.label = heads[place];
      cell.textContent = value ?? "";
      if (place === 3) cell.className = "n";
      line.append(cell);
    });
    return line;
  };
  let refused = [];
  const refresh = async () => {
    const answer = await fetch(form.dataset.state);
    if (!answer.ok) return;
    const found = await answer.json();
    body.replaceChildren(...refused, ...found.map((u) => row([u.name, u.state, u.sentence, u.pages, u.who, u.at])));
    if (found.some((u) => u.state === "等待" || u.state === "正在读")) setTimeout(refresh, 1500);
  };
  const send = async (list) => {
    for (const file of list) {
      const sending = row([file.name, "正在上传", "", "", "", ""]);
      body.prepend(sending);
      const address = `${form.dataset.address}?name=${encodeURIComponent(file.name)}`;
      try {
        const answer = await fetch(address, { method: "POST", body: file, headers: { "x-csrftoken": token, "accept": "application/json", "content-type": "application/octet-stream" } });
        if (!answer.ok) {
          const text = new DOMParser().parseFromString(await answer.text(), "text/html");
          refused = [row([file.name, "没有上传", text.querySelector(".sorry p")?.textContent ?? "请重试", "", "", ""]), ...refused];
        }
      } catch {
        refused = [row([file.name, "没有上传", "网络断了，请重试", "", "", ""]), ...refused];
      }
      await refresh();
    }
    files.value = "";
  };
  files.addEventListener("change", () => send([...files.files]));
  for (const name of ["dragover", "dragenter"]) drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => { event.preventDefault(); drop.classList.remove("over"); send([...event.dataTransfer.files]); });
  refresh();
})();

// How far files have come: templates/ui/upload_progress.html.
addEventListener("submit", (event) => {
  const form = event.target;
  const bar = form.querySelector("progress");
  if (event.defaultPrevented || !bar) return;
  event.preventDefault();
  const request = new XMLHttpRequest();
  request.upload.onprogress = ({ loaded, total }) => (bar.value = loaded / total);
  request.onloadend = () =>
    request.status === 200 ? location.replace(request.responseURL) : form.submit();
  bar.parentNode.hidden = false;
  request.open("POST", form.action);
  request.send(new FormData(form));
});

// Says that a list is being read or imported; without it the form is simply sent.

for (const form of document.querySelectorAll('form[data-busy]')) {
  form.addEventListener('submit', ({ submitter }) => {
    // After the browser has gathered what it sends: a disabled button would not be among it.
    setTimeout(() => {
      for (const button of form.querySelectorAll('button')) button.disabled = true;
      if (submitter) submitter.textContent = form.dataset.busy;
    });
  });
}

// Back from the next page by the back button, the form is as it was.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload();
});

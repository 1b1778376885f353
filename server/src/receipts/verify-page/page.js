// The receipt comes in the fragment of the address, which no server sees; it leaves the address bar at once, so that no history keeps it.

const element = (id) => document.getElementById(id)
const outcomes = ['valid', 'invalid', 'failed']

function show(outcome) {
  for (const id of outcomes) element(id).hidden = id !== outcome
}

/** A moment by the clock of the authority and in UTC. */
function moment(time) {
  const clock = new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeStyle: 'long', timeZone: 'Europe/Berlin' })
  return `${clock.format(new Date(time))} (Europe/Berlin)\n${time} (UTC)`
}

const presenters = { receivedAt: moment, firstAttemptAt: moment }

function fill(receipt) {
  for (const place of element('valid').querySelectorAll('[data-name]')) {
    const { name } = place.dataset
    const present = presenters[name] ?? String
    place.textContent = present(receipt[name])
  }
}

async function ask(jws) {
  const response = await fetch('/api/receipts/verify', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jws }),
    referrerPolicy: 'no-referrer',
  })
  return response.ok ? response.json() : { valid: response.status === 400 ? false : undefined }
}

async function check(jws) {
  show('none')
  const receipt = await ask(jws).catch(() => ({ valid: undefined }))
  if (receipt.valid) fill(receipt)
  show(receipt.valid ? 'valid' : receipt.valid === false ? 'invalid' : 'failed')
}

element('form').addEventListener('submit', (event) => {
  event.preventDefault()
  void check(element('jws').value.trim())
})

const fragment = location.hash.slice(1)
if (fragment) {
  history.replaceState(null, '', location.pathname)
  element('jws').value = fragment
  void check(fragment)
}

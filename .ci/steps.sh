# Counts named steps. Source it, call `step`, `begin` and `end`, `step_if_possible` and `not_checked`, and end with `finish`.

steps_passed=0
steps_failed=()
steps_not_checked=()

# The exit status by which a step of `step_if_possible` says that it could not find out.
readonly NOT_CHECKED=77

# step NAME COMMAND [ARGUMENT...]: runs it to its first failing line, and carries on whatever comes out.
step() {
  run_step "$@"
  if [ "$step_status" = 0 ]; then passed "$1"; else failed "$1"; fi
}

# begin NAME COMMAND [ARGUMENT...]: starts a step beside the next ones, for a command that keeps one processor busy. `end` waits
# for it, prints what it printed, and counts it; it does nothing when nothing was begun. One at a time.
begin() {
  begun_name=$1
  begun_seconds=$SECONDS
  begun_output=$(mktemp)
  printf '\n==== %s: begun\n' "$1"
  (set -e; "${@:2}") </dev/null >"$begun_output" 2>&1 &
  begun_process=$!
}

end() {
  [ -n "${begun_process:-}" ] || return 0
  set +e
  wait "$begun_process"
  step_status=$?
  step_seconds=$((SECONDS - begun_seconds))
  printf '\n==== %s\n' "$begun_name"
  cat "$begun_output"
  rm -f "$begun_output"
  begun_process=
  if [ "$step_status" = 0 ]; then passed "$begun_name"; else failed "$begun_name"; fi
}

# Like `step`, for a command that may end with NOT_CHECKED; it then counts as neither passed nor failed.
step_if_possible() {
  run_step "$@"
  case $step_status in
    0) passed "$1" ;;
    "$NOT_CHECKED") not_checked "$1" ;;
    *) failed "$1" ;;
  esac
}

# not_checked WHAT: says, here and at the end, that nothing is known about it.
not_checked() {
  steps_not_checked+=("NOT CHECKED: $1")
  printf '\n!!!! NOT CHECKED: %s\n' "$1"
}

# Prints what failed and what is not known, then the count as the last line.
finish() {
  printf '\n'
  local line
  for line in ${steps_failed[@]+"${steps_failed[@]}"}; do printf 'failed: %s\n' "$line"; done
  for line in ${steps_not_checked[@]+"${steps_not_checked[@]}"}; do printf '%s\n' "$line"; done
  printf '%d passed, %d failed\n' "$steps_passed" "${#steps_failed[@]}"
  [ "${#steps_failed[@]}" = 0 ] && [ "$steps_passed" -gt 0 ]
}

# errexit is off inside a condition, so the status is read on a line of its own.
run_step() {
  local started=$SECONDS
  printf '\n==== %s\n' "$1"
  set +e
  (set -e; "${@:2}") </dev/null
  step_status=$?
  step_seconds=$((SECONDS - started))
}

passed() {
  steps_passed=$((steps_passed + 1))
  printf '==== %s: passed (%d s)\n' "$1" "$step_seconds"
}

failed() {
  steps_failed+=("$1")
  printf '==== %s: FAILED with status %d (%d s)\n' "$1" "$step_status" "$step_seconds"
}

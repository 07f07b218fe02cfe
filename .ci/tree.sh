# Whether commands leave the working tree as it was. Source it.

# What git sees: changed, added, deleted and untracked files, and the changes themselves.
tree_state() {
  git status --porcelain --untracked-files=all && git diff HEAD
}

# tree_is STATE: shows what differs from an earlier `tree_state`, and fails when anything does.
tree_is() {
  local state
  state=$(tree_state) || return 1
  diff <(printf '%s\n' "$1") <(printf '%s\n' "$state")
}

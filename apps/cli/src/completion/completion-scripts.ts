/** A script for each shell that asks the command itself what can be typed; without an answer, files are offered. */
export const completionScripts = {
  bash: `_eks_ingress() {
  local word="\${COMP_WORDS[COMP_CWORD]}"
  local candidates
  candidates="$(eks-ingress complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)"
  COMPREPLY=()
  while IFS= read -r line; do
    if [ -n "$line" ]; then COMPREPLY+=("$line"); fi
  done < <(compgen -W "$candidates" -- "$word")
}
complete -o default -F _eks_ingress eks-ingress
`,
  zsh: `#compdef eks-ingress
_eks_ingress() {
  local -a candidates
  candidates=("\${(@f)$(eks-ingress complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "\${candidates[1]}" ]]; then compadd -a candidates; else _files; fi
}
if [ "$funcstack[1]" = "_eks_ingress" ]; then _eks_ingress "$@"; else compdef _eks_ingress eks-ingress; fi
`,
  fish: `complete -c eks-ingress -a '(eks-ingress complete -- (commandline -opc)[2..] (commandline -ct) 2>/dev/null)'
`,
} as const;

export type Shell = keyof typeof completionScripts;

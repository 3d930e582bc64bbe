#!/bin/sh
# What a run has collected becomes a pull request: `propose begin` before the run, `propose end` after it.
# One branch at a time: while its pull request is open, further runs add to it, and corrections made there stay.
# Needs gh with GH_TOKEN, and the right to write contents and pull requests.
set -eu
branch=collected
base=${BASE_BRANCH:-main}

is_open() {
    test "$(gh pr list --head "$branch" --base "$base" --state open --json number --jq length)" != 0
}

case ${1-} in
begin)
    gh auth setup-git
    if is_open; then
        git fetch --quiet origin "+refs/heads/$branch:refs/remotes/origin/$branch"
        git switch --quiet --create "$branch" "origin/$branch"
    else
        git switch --quiet --create "$branch"
    fi
    ;;
end)
    gh auth setup-git
    git add --all seeds content
    if git diff --cached --quiet; then
        echo 'Nothing new.'
        exit 0
    fi
    came=$(git diff --cached --name-only --diff-filter=A -- seeds)
    git -c user.name='github-actions[bot]' -c user.email='41898282+github-actions[bot]@users.noreply.github.com' \
        commit --quiet --message "Collected from feeds"
    if is_open; then
        git push --quiet origin "HEAD:refs/heads/$branch"
        exit 0
    fi
    git push --quiet --force origin "HEAD:refs/heads/$branch" # what was left of an earlier one
    printf 'New in seeds/, and the articles made from it. Correct them here, delete the seeds that you do not want, and merge:\n\n```\n%s\n```\n' \
        "$came" | gh pr create --base "$base" --head "$branch" --title 'Collected from feeds' --body-file -
    ;;
*)
    echo 'usage: propose begin|end' >&2
    exit 2
    ;;
esac

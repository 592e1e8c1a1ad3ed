#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

// The children of a process with threads may call only what signal handlers may call.

static void default_signals(void) {
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

static void run(int slave, int files, int error, char *const argv[], char *const envp[]) {
  // In the foreground before the first read; SIGTTOU would stop a background process that asks.
  setpgid(0, 0);
  signal(SIGTTOU, SIG_IGN);
  tcsetpgrp(slave, getpid());
  int null = open("/dev/null", O_RDWR);
  dup2(files & PSEUDO_TERMINAL_INPUT ? slave : null, STDIN_FILENO);
  dup2(files & PSEUDO_TERMINAL_OUTPUT ? slave : null, STDOUT_FILENO);
  dup2(error, STDERR_FILENO);
  close_range(3, ~0U, 0);
  default_signals();
  execve(argv[0], argv, envp);
  _exit(127);
}

static void lead(int slave, int status, int files, int error, char *const argv[],
                 char *const envp[]) {
  default_signals();
  setsid();
  ioctl(slave, TIOCSCTTY, 0);
  pid_t program = fork();
  if (program == 0) run(slave, files, error, argv, envp);
  // Only what the leader needs: a copy of the master would keep the terminal from hanging up.
  dup2(status, 0);
  dup2(slave, 1);
  close_range(2, ~0U, 0);
  signal(SIGHUP, SIG_IGN);
  write(0, &program, sizeof program);
  for (int ended = 0; !ended;) {
    int seen;
    if (waitpid(program, &seen, WUNTRACED) != program) break;
    ended = !WIFSTOPPED(seen);
    write(0, &seen, sizeof seen);
  }
  for (;;) pause();
}

int pseudo_terminal_start(struct pseudo_terminal *result, int columns, int rows, int files,
                          int error, char *const argv[], char *const envp[]) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  int status[2];
  if (openpty(&result->master, &result->slave, NULL, NULL, &size) != 0) return errno;
  if (tcgetattr(result->slave, &result->modes) != 0) return errno;
  if (pipe2(status, O_CLOEXEC) != 0) return errno;
  fcntl(result->master, F_SETFD, FD_CLOEXEC);
  fcntl(result->slave, F_SETFD, FD_CLOEXEC);
  result->status = status[0];
  result->ended = false;
  result->leader = fork();
  if (result->leader < 0) return errno;
  if (result->leader == 0) {
    lead(result->slave, status[1], files, error, argv, envp);
    _exit(127);
  }
  close(status[1]);
  return read(status[0], &result->program, sizeof result->program) > 0 ? 0 : EIO;
}

bool pseudo_terminal_wait(struct pseudo_terminal *terminal, int milliseconds, int *seen) {
  struct pollfd status = {.fd = terminal->status, .events = POLLIN};
  if (poll(&status, 1, milliseconds) <= 0) return false;
  if (read(terminal->status, seen, sizeof *seen) != sizeof *seen) return false;
  terminal->ended = !WIFSTOPPED(*seen);
  return true;
}

void pseudo_terminal_resize(const struct pseudo_terminal *terminal, int columns, int rows) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  ioctl(terminal->slave, TIOCSWINSZ, &size);
}

void pseudo_terminal_end(struct pseudo_terminal *terminal) {
  int seen;
  while (!terminal->ended && pseudo_terminal_wait(terminal, 0, &seen)) continue;
  // Once it has ended, its number may be another process's.
  if (!terminal->ended) kill(terminal->program, SIGKILL);
  kill(terminal->leader, SIGKILL);
  waitpid(terminal->leader, NULL, 0);
  if (terminal->master >= 0) close(terminal->master);
  close(terminal->slave);
  close(terminal->status);
}

"""Asks for pages without a pause, on several connections, and keeps what went wrong."""
import http.client
import threading
import time


class Load:
    """`with Load(port, ["/", "/ready"], host=...) as load: …` then look at .answers and .failures."""

    def __init__(self, port, paths, host="127.0.0.1", threads=4, expected=(200,), cookie=""):
        self._port, self._paths, self._expected = port, paths, expected
        self._headers = {"Host": f"{host}:{port}", **({"Cookie": cookie} if cookie else {})}
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._ask, args=(number,), daemon=True)
                         for number in range(threads)]
        self.answers = 0
        self.failures = []
        self.longest = 0.0

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self._stop.set()
        for thread in self._threads:
            thread.join(30)

    def wait_for_answers(self, count, seconds=20):
        """Until `count` more answers came."""
        goal, deadline = self.answers + count, time.monotonic() + seconds
        while self.answers < goal:
            if time.monotonic() > deadline:
                raise AssertionError(f"{goal - self.answers} of {count} answers did not come "
                                     f"within {seconds} s; failures: {self.failures[:5]}")
            time.sleep(0.01)

    def _ask(self, number):
        while not self._stop.is_set():
            path = self._paths[number % len(self._paths)]
            number += 1
            began = time.monotonic()
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
                connection.request("GET", path, headers=self._headers)
                answer = connection.getresponse()
                answer.read()
                connection.close()
            except (OSError, http.client.HTTPException) as error:
                self.failures.append(f"{path}: {error!r}")
                continue
            self.longest = max(self.longest, time.monotonic() - began)
            if answer.status in self._expected:
                self.answers += 1
            else:
                self.failures.append(f"{path}: {answer.status}")

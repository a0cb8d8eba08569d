"""One word a row: ok, or what failed."""
import traceback

from .world import Failure


class Rows:
    def __init__(self, only):
        self.failed = 0
        self.only = only

    def __call__(self, name, work, always=False):
        if self.only not in name and not always:
            return
        try:
            work()
            print(f"  ok      {name}", flush=True)
        except (Failure, OSError) as error:
            self.failed += 1
            print(f"  FAILED  {name}: {error}", flush=True)
        except Exception:  # a mistake of the test itself fails its row, too
            self.failed += 1
            print(f"  FAILED  {name}:\n{traceback.format_exc()}", flush=True)

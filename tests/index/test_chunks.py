"""Work in pieces: order, executors, interrupts."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import pytest

from jejaring.index.chunks import WAITING, run_in_order


def square(number: int) -> int:
    return number * number


def refuse_three(number: int) -> int:
    if number == 3:
        raise ValueError("three")
    return number


@pytest.mark.parametrize("pool", [None, ThreadPoolExecutor, ProcessPoolExecutor])
def test_results_come_in_the_order_of_the_tasks(pool: type | None) -> None:
    taken: list[tuple[int, int]] = []
    executor = pool(2) if pool else None
    run_in_order(range(3 * WAITING), square, lambda task, result: taken.append((task, result)), executor=executor)
    assert taken == [(number, number * number) for number in range(3 * WAITING)]
    if executor:
        executor.shutdown()


def test_a_piece_that_fails_stops_the_rest_and_what_came_before_is_kept() -> None:
    taken: list[int] = []
    with ThreadPoolExecutor(1) as executor, pytest.raises(ValueError, match="three"):
        run_in_order(range(30), refuse_three, lambda _, result: taken.append(result), executor=executor)
    assert taken == [0, 1, 2]


def test_an_interrupt_while_a_result_is_taken_lets_it_be_taken_whole() -> None:
    taken: list[int] = []

    def take(task: int, _: int) -> None:
        taken.append(task)
        if task == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_in_order(range(5), square, take)
    assert taken == [0, 1, 2]

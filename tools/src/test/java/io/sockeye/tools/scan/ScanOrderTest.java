package io.sockeye.tools.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sockeye.address.AddressFamily;
import io.sockeye.tools.cli.Targets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The order is a permutation whatever the seed, and shards are parts of it that have nothing in common and leave nothing out.
class ScanOrderTest {
    private static final long SEED = 20_261_127;

    @Test
    void eachNumberOnceWhateverTheSizeAndTheSeed() {
        var random = new Random(SEED);
        for (int size = 0; size < 300; size++) isPermutation(size, random.nextLong());
        for (int size : new int[] {1023, 1024, 1025, 4095, 4096, 4097, 65_535, 65_536, 65_537})
            isPermutation(size, random.nextLong());
    }

    private static void isPermutation(int size, long seed) {
        var order = new Permutation(size, seed);
        var seen = new BitSet(size);
        for (int i = 0; i < size; i++) {
            long number = order.at(i);
            assertThat(number).isBetween(0L, size - 1L);
            assertThat(seen.get((int) number)).as("%d of %d twice", number, size).isFalse();
            seen.set((int) number);
        }
        assertThat(seen.cardinality()).isEqualTo(size);
    }

    @Test
    void theSeedDecidesAndNothingElse() {
        var one = new Permutation(1000, 1);
        var again = new Permutation(1000, 1);
        var other = new Permutation(1000, 2);
        int same = 0;
        for (int i = 0; i < 1000; i++) {
            assertThat(again.at(i)).isEqualTo(one.at(i));
            if (other.at(i) == one.at(i)) same++;
        }
        assertThat(same).isLessThan(20);
    }

    @Test
    void neighboursAreFarApart() {
        var order = new Permutation(65_536, SEED);
        long distance = 0;
        for (int i = 1; i < 1000; i++) distance += Math.abs(order.at(i) - order.at(i - 1));
        // A third of the size, on average, of numbers drawn at random.
        assertThat(distance / 1000).isBetween(65_536L / 4, 65_536L / 2);
    }

    @Test
    void theLargestSizeNeedsNoMemory() {
        var order = new Permutation(1L << 62, 5);
        assertThat(order.at(0)).isBetween(0L, (1L << 62) - 1);
        assertThat(order.at((1L << 62) - 1)).isBetween(0L, (1L << 62) - 1);
        assertThatThrownBy(() -> order.at(1L << 62)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> order.at(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void shardsAreDisjointAndComplete() throws Exception {
        var random = new Random(SEED);
        for (int round = 0; round < 200; round++) {
            int hosts = 1 + random.nextInt(40);
            int ports = 1 + random.nextInt(30);
            int count = 1 + random.nextInt(12);
            long seed = random.nextLong();
            boolean sweep = random.nextBoolean();
            int total = sweep ? hosts : hosts * ports;
            var seen = new BitSet(total);
            for (int index = 1; index <= count; index++) {
                var plan = plan(hosts, ports, sweep, seed, new Shard(index, count));
                for (long position = 0; position < plan.size(); position++) {
                    long place = plan.place(position);
                    int what = (int) plan.host(place);
                    if (!sweep) what = what * ports + plan.question(place, 0).port() - 1;
                    assertThat(seen.get(what)).as("twice: %d", what).isFalse();
                    seen.set(what);
                }
            }
            assertThat(seen.cardinality()).isEqualTo(total);
        }
    }

    private static ScanPlan plan(int hosts, int ports, boolean sweep, long seed, Shard shard)
            throws Exception {
        var targets = new Targets(AddressFamily.AF_INET).add("10.0.0.1-10.0.0." + hosts);
        var questions = new ArrayList<Question>();
        for (int port = 1; port <= ports; port++) questions.add(new Question(Transport.TCP, port));
        return ScanPlan.of(targets, questions, sweep, seed, shard);
    }

    @Test
    void aPlanOfAllAddressesIsTooLarge() throws Exception {
        var all = new Targets(AddressFamily.AF_INET6).add("2001:db8::/64");
        var one = List.of(new Question(Transport.TCP, 80));
        assertThatThrownBy(() -> ScanPlan.of(all, one, false, 1, Shard.WHOLE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2^62");
    }

    @Test
    void aShardIsReadAndChecked() {
        assertThat(Shard.parse("2/8")).isEqualTo(new Shard(2, 8));
        for (var text : List.of("0/3", "4/3", "1", "a/b", "/3", "1/0", "-1/2"))
            assertThatThrownBy(() -> Shard.parse(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSweepAsksOneQuestionAfterTheOther() throws Exception {
        var plan = plan(5, 3, true, 1, Shard.WHOLE);
        assertThat(plan.size()).isEqualTo(5);
        assertThat(plan.attempts(0)).isEqualTo(3);
        assertThat(plan.attempts(5)).isEqualTo(6);
        assertThat(plan.question(0, 1).port()).isEqualTo(2);
        assertThat(plan.question(0, 3).port()).isEqualTo(1);
    }

    @Test
    void whatAnEarlierRunHadBegunComesFirst() throws Exception {
        var cursor = new Cursor(plan(1, 5, false, 1, Shard.WHOLE), List.of(1L, 0L), 3);
        assertThat(cursor.remaining()).isEqualTo(4);
        assertThat(cursor.next()).isEqualTo(1);
        assertThat(cursor.left()).containsExactly(0L);
        assertThat(List.of(cursor.next(), cursor.next(), cursor.next()))
                .containsExactly(0L, 3L, 4L);
        assertThat(cursor.hasNext()).isFalse();
        assertThat(cursor.next()).isEqualTo(-1);
    }
}

package io.sockeye.select;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import org.jspecify.annotations.Nullable;

/// The events of one select. Whoever goes through them meets none whose registration has ended meanwhile, by the hand of whoever was
/// told of another.
final class Ready<A> extends AbstractList<Event<A>> {
    private final List<Event<A>> events = new ArrayList<>();

    void append(Event<A> event) {
        events.add(event);
    }

    @Override
    public void clear() {
        events.clear();
    }

    @Override
    public Event<A> get(int index) {
        return events.get(index);
    }

    @Override
    public int size() {
        return events.size();
    }

    @Override
    public Iterator<Event<A>> iterator() {
        return new Iterator<>() {
            private int at;
            private @Nullable Event<A> next;

            @Override
            public boolean hasNext() {
                while (next == null && at < events.size()) {
                    var event = events.get(at++);
                    if (event.registration().isRegistered()) next = event;
                }
                return next != null;
            }

            @Override
            public Event<A> next() {
                var found = hasNext() ? next : null;
                if (found == null) throw new NoSuchElementException();
                next = null;
                return found;
            }
        };
    }

    @Override
    public Spliterator<Event<A>> spliterator() {
        return Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED);
    }
}

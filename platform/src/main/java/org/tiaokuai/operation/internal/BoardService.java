package org.tiaokuai.operation.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.operation.Maintenance;
import org.tiaokuai.operation.SiteNotices;

/** Each change is one statement; this node says it at once, the others within seconds. */
@Service
class BoardService implements Maintenance, SiteNotices {

    private final BoardRows rows;
    private final Board board;

    BoardService(BoardRows rows, Board board) {
        this.rows = rows;
        this.board = board;
    }

    @Override
    public State state() {
        return rows.maintenance();
    }

    @Override
    public void close(Closure closure, long seen, Officer by) {
        rows.change(Optional.of(closure), seen, by);
        board.read();
    }

    @Override
    public void open(long seen, Officer by) {
        rows.change(Optional.empty(), seen, by);
        board.read();
    }

    @Override
    public void post(Draft draft, Officer by) {
        rows.post(draft, by);
        board.read();
    }

    @Override
    public boolean takeOff(UUID notice, Officer by) {
        boolean taken = rows.takeOff(notice, by);
        board.read();
        return taken;
    }

    @Override
    public List<Standing> standing() {
        return rows.standing();
    }
}

create schema norm;

-- What the city has or means to have; a norm without a text is still to be drawn up.
create table norm.norm (
    code     text primary key,
    level    text not null,
    place    int  not null,
    title    text not null,
    title_en text not null,
    constraint a_norm_stands_on_one_of_three_levels check (level in ('MEASURE', 'BUSINESS', 'TECHNICAL')),
    constraint a_place_in_the_register_is_for_one_norm unique (place)
);

create table norm.text (
    id          bigint      generated always as identity primary key,
    norm        text        not null references norm.norm,
    state       text        not null,
    version     int,
    body        text        not null,
    proposed_by uuid        not null, -- access.account
    proposer    text        not null,
    proposed_at timestamptz not null,
    decided_by  uuid,
    decider     text        not null default '',
    decided_at  timestamptz,
    reasons     text        not null default '',
    constraint a_text_is_proposed_returned_in_force_or_revised
        check (state in ('PROPOSED', 'RETURNED', 'IN_FORCE', 'REVISED')),
    constraint what_was_approved_has_a_version check ((state in ('IN_FORCE', 'REVISED')) = (version is not null)),
    constraint what_does_not_wait_was_decided check ((state = 'PROPOSED') = (decided_at is null)),
    constraint nobody_decides_on_their_own_text check (decided_by is distinct from proposed_by),
    constraint a_version_of_a_norm_is_one_text unique (norm, version)
);
create unique index text_that_waits on norm.text (norm) where state = 'PROPOSED';
create unique index text_in_force on norm.text (norm) where state = 'IN_FORCE';
create index text_of_a_norm on norm.text (norm, id);

-- The titles that the source names, in its order: measures and regimes, fourteen business norms, five technical norms.
insert into norm.norm (code, level, place, title, title_en) values
    ('M01', 'MEASURE', 101, '网上服务管理办法', 'Measures for services online'),
    ('M02', 'MEASURE', 102, '就近服务管理办法', 'Measures for services nearby'),
    ('M03', 'MEASURE', 103, '网上申请、受理、结果反馈机制', 'Applying online, acceptance and result'),
    ('M04', 'MEASURE', 104, '网上咨询、投诉、建议机制', 'Consultation, complaints and suggestions online'),
    ('M05', 'MEASURE', 105, '服务评价、监督考核、绩效评价机制', 'Rating, supervision and evaluation of services'),
    ('M06', 'MEASURE', 106, '服务事项管理制度', 'Management of items'),
    ('M07', 'MEASURE', 107, '服务运行管理制度', 'Management of operations'),
    ('B01', 'BUSINESS', 201, '办事指南规范', 'Guides'),
    ('B02', 'BUSINESS', 202, '表格下载规范', 'Forms to download'),
    ('B03', 'BUSINESS', 203, '网上咨询规范', 'Consultation online'),
    ('B04', 'BUSINESS', 204, '网上申请规范', 'Applying online'),
    ('B05', 'BUSINESS', 205, '就近申请规范', 'Applying nearby'),
    ('B06', 'BUSINESS', 206, '身份验证规范', 'Verification of identity'),
    ('B07', 'BUSINESS', 207, '证照验证规范', 'Verification of licences'),
    ('B08', 'BUSINESS', 208, '网上缴费规范', 'Payment online'),
    ('B09', 'BUSINESS', 209, '网上查询规范', 'Tracking online'),
    ('B10', 'BUSINESS', 210, '结果反馈规范', 'Telling the result'),
    ('B11', 'BUSINESS', 211, '结果领取规范', 'Collecting the result'),
    ('B12', 'BUSINESS', 212, '服务评价规范', 'Rating of services'),
    ('B13', 'BUSINESS', 213, '网上投诉规范', 'Complaints online'),
    ('B14', 'BUSINESS', 214, '上门服务规范', 'Home visits'),
    ('T01', 'TECHNICAL', 301, '业务系统网办服务规范', 'Business systems that serve online'),
    ('T02', 'TECHNICAL', 302, '公共服务平台接口标准', 'Interfaces of the platform'),
    ('T03', 'TECHNICAL', 303, '电子政务数据中心接口规范', 'Interfaces of the data centre'),
    ('T04', 'TECHNICAL', 304, '界面展现规范', 'User interfaces'),
    ('T05', 'TECHNICAL', 305, '共享业务信息数据标准', 'Data of shared business information');
